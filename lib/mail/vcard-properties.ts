import { readContentLine, type ContentLine } from './content-lines.ts';

/** One property of a card with its lines exactly as they stand. */
export interface VcardProperty extends ContentLine {
  /** With its end and folds. */
  readonly raw: string;
}

/** All lines of one card in their order, none left out: a line without a colon has the name `''`. Linear. */
export function readVcardProperties(vcard: string): VcardProperty[] {
  return vcard
    .split(/(?<=\n)(?![ \t])/)
    .filter((one) => one.trim() !== '')
    .map((one) => {
      const line = one.replace(/\r?\n[ \t]/g, '').replace(/\r?\n$/, '');
      const known = readContentLine(line) ?? { group: '', name: '', parameters: new Map(), value: '', line };
      return { ...known, raw: one.endsWith('\n') ? one : `${one}\r\n` };
    });
}
