import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { Terminal } from '../fixtures/terminal.ts';

/** lynx or w3m, used through the numbers that they put before links and fields. */
export interface TextBrowser {
  readonly name: string;
  /** The screen, once it holds what is waited for. @throws Error with the screen after a while */
  see(wanted: RegExp): Promise<string>;
  /** Goes where a link leads, or presses a button, by its words. */
  follow(words: RegExp): Promise<void>;
  /** Replaces what stands in the field after these words. */
  fill(label: RegExp, text: string): Promise<void>;
  /** Writes into the large field that follows the field after these words. */
  write(after: RegExp, text: string): Promise<void>;
  close(): Promise<void>;
}

const UP = '\x1bOA';
const DOWN = '\x1bOB';

/** `home` is an empty directory of its own. */
export async function openLynx(url: string, home: string): Promise<TextBrowser> {
  await mkdir(home, { recursive: true });
  const command = `lynx -accept_all_cookies -tna -number_fields -force_html -display_charset=utf-8 ${url}`;
  const terminal = Terminal.start(command, { HOME: home });
  const idle = /Arrow keys: Up and Down to move/;
  const numberOf = async (before: RegExp): Promise<string> => {
    const match = await terminal.until(new RegExp(`${before.source}[\\s\\S]*${idle.source}`, 'u'));
    return match[1] ?? '';
  };
  /** The number of the link or field that is lit: the first of a new page, the next one after a field was left by Tab. */
  let current = 1;
  /** No repainting after Return: it would leave the field. */
  const activate = (number: number): void => {
    const steps = number - current;
    terminal.type(`${(steps < 0 ? UP : DOWN).repeat(Math.abs(steps))}\r`);
    current = number + 1;
  };
  return {
    name: 'lynx',
    see: async (wanted) => (await terminal.until(wanted)).input,
    follow: async (words) => {
      const number = await numberOf(new RegExp(`\\(?\\[(\\d+)\\](?:[^\\[\\]\\n]*\\))? ?(?:${words.source})`, 'u'));
      activate(Number(number));
      current = 1;
    },
    fill: async (label, text) => {
      activate(Number(await numberOf(new RegExp(`(?:${label.source})[^\\[]*\\[(\\d+)\\]`, 'u'))));
      terminal.type(`\x15${text}\t`); // Ctrl-U clears the line
      await terminal.until(idle);
    },
    write: async (after, text) => {
      // Each line of a large field is a field of its own; the first empty one is free to write on.
      const number = await numberOf(
        new RegExp(`(?:${after.source})[^\\[]*\\[\\d+\\][\\s\\S]*?\\[(\\d+)\\]_{40,}\\n`, 'u'),
      );
      activate(Number(number));
      terminal.type(text);
      await terminal.until(idle);
      current = Number(number); // repainting has left the field, and stayed at it
    },
    close: () => terminal.end(),
  };
}

/** As {@link openLynx}. Large fields are written by an editor; ours is a script that puts the text in front. */
export async function openW3m(url: string, home: string): Promise<TextBrowser> {
  await mkdir(home, { recursive: true });
  const editor = join(home, 'editor.sh');
  const letter = join(home, 'letter.txt');
  await writeFile(editor, `#!/bin/sh\ncat ${letter} "$1" > ${home}/both.txt && mv ${home}/both.txt "$1"\n`, {
    mode: 0o755,
  });
  const command = `w3m -T text/html -o display_link_number=1 -o use_cookie=1 -o editor=${editor} ${url}`;
  const terminal = Terminal.start(command, { HOME: home });
  const idle = /\n≪|\nViewing|Viewing (?:\[|<)/;
  const numberOf = async (before: RegExp): Promise<string> => {
    const match = await terminal.until(new RegExp(`${before.source}[\\s\\S]*(?:${idle.source})`, 'u'));
    return match[1] ?? '';
  };
  const activate = (number: string | number): void => terminal.type(`${String(number)}[\r`);
  return {
    name: 'w3m',
    see: async (wanted) => (await terminal.until(wanted)).input,
    follow: async (words) => {
      const screen = (await terminal.until(idle)).input;
      const link = new RegExp(`\\[(\\d+)\\]\\[?(?:${words.source})`, 'u').exec(screen)?.[1];
      // Buttons have no number on the screen: the search goes to the last of these words, for forms stand below their heads.
      if (link) activate(link);
      else terminal.type(`G$?${words.source}\r\r`);
    },
    fill: async (label, text) => {
      activate(await numberOf(new RegExp(`(?:${label.source})[^\\[]*\\[(\\d+)\\]`, 'u')));
      terminal.type(`\x15${text}\r`);
      await terminal.until(idle);
    },
    write: async (after, text) => {
      await writeFile(letter, `${text}\n`);
      activate(Number(await numberOf(new RegExp(`(?:${after.source})[^\\[]*\\[(\\d+)\\]`, 'u'))) + 1);
      await terminal.until(idle);
    },
    close: () => terminal.end(),
  };
}
