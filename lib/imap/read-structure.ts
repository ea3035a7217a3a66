import type { MessageStructureObject } from 'imapflow';
import type { BodyPart } from '../mail/body-part.ts';
import { cutText } from '../mail/cut-text.ts';

const MAX_PARTS = 10_000; // Dovecot's own limit (security.md "Limits")
const MAX_TEXT = 65_536;
/** One for all: tens of thousands of structures are kept, and most of their parts have neither children nor a disposition. */
const NONE: readonly never[] = Object.freeze([]);
const NO_TEXTS: Readonly<Record<string, string>> = Object.freeze({});

/**
 * A BODYSTRUCTURE as imapflow decoded it, as our tree. Section numbers follow RFC 9051 §6.4.5: the only part of a simple
 * message is `1`, also inside message/rfc822 (`2.1`); a multipart there has the number of the message around it.
 */
export function readStructure(structure: MessageStructureObject | undefined): BodyPart | null {
  if (!structure) return null;
  let left = MAX_PARTS;
  const walk = (node: MessageStructureObject, part: string): BodyPart => {
    left -= 1;
    const whole = isMultipart(node);
    // Not imapflow's own numbers: it gives a message within a message those of the outer one.
    const number = (child: MessageStructureObject, at: number): string => {
      if (whole) return part === '' ? String(at + 1) : `${part}.${at + 1}`;
      return isMultipart(child) ? part : `${part}.1`;
    };
    const parameters = texts(node.parameters);
    const dispositionParameters = texts(node.dispositionParameters);
    return {
      part,
      type: /^[^/\s]+\/[^/\s]+$/.test(node.type) ? node.type.slice(0, 200) : 'application/octet-stream',
      parameters,
      encoding: node.encoding?.slice(0, 100) || '7bit',
      size: whole ? 0 : Math.max(0, node.size ?? 0),
      disposition: node.disposition?.slice(0, 100) ?? '',
      filename: dispositionParameters['filename'] || parameters['name'] || '',
      contentId: (node.id ?? '')
        .trim()
        .replace(/^<([^]*)>$/, '$1')
        .slice(0, 1000),
      children: node.childNodes?.length
        ? node.childNodes.flatMap((child, at) => (left > 0 ? [walk(child, number(child, at))] : []))
        : NONE,
    };
  };
  return walk(structure, isMultipart(structure) ? '' : '1');
}

const isMultipart = ({ type }: MessageStructureObject): boolean => type.startsWith('multipart/');

const texts = (values: Readonly<Record<string, string>> | undefined): Readonly<Record<string, string>> => {
  if (!values) return NO_TEXTS;
  const short = Object.values(values).every((value) => typeof value === 'string' && value.length <= MAX_TEXT);
  if (short) return values;
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, cutText(String(value), MAX_TEXT)]));
};
