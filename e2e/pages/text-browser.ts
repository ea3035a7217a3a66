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
  /** Writes into the first large field after these words. */
  write(label: RegExp, text: string): Promise<void>;
  close(): Promise<void>;
}

/** `home` is an empty directory of its own. */
export async function openLynx(url: string, home: string): Promise<TextBrowser> {
  await mkdir(home, { recursive: true });
  const command = `lynx -accept_all_cookies -tna -number_fields -force_html -display_charset=utf-8 ${url}`;
  const terminal = Terminal.start(command, { HOME: home });
  const idle = /Arrow keys: Up and Down to move|-- press space for next page --/;
  const numberOf = async (before: RegExp): Promise<string> => {
    const match = await terminal.until(new RegExp(`${before.source}[\\s\\S]*${idle.source}`, 'u'));
    return match[1] ?? '';
  };
  const activate = async (number: string): Promise<void> => {
    terminal.type(`${number}g\r`);
    await terminal.until(/Inactive\. +Press <return> to activate/);
    terminal.type('\r');
    await terminal.until(/Enter text/);
  };
  return {
    name: 'lynx',
    see: async (wanted) => (await terminal.until(wanted)).input,
    follow: async (words) => {
      const number = await numberOf(new RegExp(`\\(?\\[(\\d+)\\](?:[^\\[\\]\\n]*\\))? ?${words.source}`, 'u'));
      terminal.type(`${number}\r`);
    },
    fill: async (label, text) => {
      await activate(await numberOf(new RegExp(`${label.source}[^\\[]*\\[(\\d+)\\]`, 'u')));
      terminal.type(`\x15${text}\t`); // Ctrl-U clears the line
      await terminal.until(idle);
    },
    write: async (label, text) => {
      await activate(await numberOf(new RegExp(`${label.source}[^\\[]*\\[(\\d+)\\]`, 'u')));
      terminal.type(`${text}\t`);
      await terminal.until(idle);
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
  const command = `w3m -T text/html -o display_link_number=1 -o use_cookie=1 -o accept_cookies=1 -o editor=${editor} ${url}`;
  const terminal = Terminal.start(command, { HOME: home });
  const idle = /\n≪|\nViewing|Viewing (?:\[|<)/;
  const numberOf = async (before: RegExp): Promise<string> => {
    const match = await terminal.until(new RegExp(`${before.source}[\\s\\S]*(?:${idle.source})`, 'u'));
    return match[1] ?? '';
  };
  const activate = (number: string): void => terminal.type(`${number}[\r`);
  return {
    name: 'w3m',
    see: async (wanted) => (await terminal.until(wanted)).input,
    follow: async (words) => activate(await numberOf(new RegExp(`\\[(\\d+)\\]\\[?${words.source}`, 'u'))),
    fill: async (label, text) => {
      activate(await numberOf(new RegExp(`${label.source}[^\\[]*\\[(\\d+)\\]`, 'u')));
      terminal.type(`\x15${text}\r`);
      await terminal.until(idle);
    },
    write: async (label, text) => {
      await writeFile(letter, text);
      activate(await numberOf(new RegExp(`${label.source}[^\\[]*\\[(\\d+)\\]`, 'u')));
      await terminal.until(idle);
    },
    close: () => terminal.end(),
  };
}
