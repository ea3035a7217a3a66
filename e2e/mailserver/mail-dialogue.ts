import { connect } from 'node:net';
import { createInterface } from 'node:readline';

import type { Endpoint } from './coordinates.ts';

/** The client's side of an SMTP or LMTP conversation. */
export interface MailDialogue {
  /** Sends one line and gives the last line of the reply back. @throws Error when the connection ends or the code does not begin with `expected` */
  readonly say: (line: string, expected?: string) => Promise<string>;
  /** Sends a message after DATA, dot-stuffed, with the final dot; gives the reply to it back. */
  readonly content: (source: Buffer, expected?: string) => Promise<string>;
}

/** Runs `use` on a fresh connection, after the greeting, and closes it whatever happens. */
export async function mailDialogue<T>(endpoint: Endpoint, use: (dialogue: MailDialogue) => Promise<T>): Promise<T> {
  const socket = connect({ ...endpoint, noDelay: true });
  const lines = createInterface({ input: socket })[Symbol.asyncIterator]();
  const reply = async (expected: string): Promise<string> => {
    for (;;) {
      const { value, done } = await lines.next();
      if (done) throw new Error('The mail server closed the connection.');
      if (value[3] === '-') continue;
      if (!value.startsWith(expected)) throw new Error(value);
      return value;
    }
  };
  const say = (line: string, expected = ''): Promise<string> => {
    socket.write(`${line}\r\n`);
    return reply(expected);
  };
  try {
    await reply('220');
    return await use({
      say,
      content: (source, expected) => {
        socket.write(dotStuffed(source));
        return say('.', expected);
      },
    });
  } finally {
    socket.destroy();
  }
}

/** RFC 5321 §4.5.2, with a line end before the final dot. */
const dotStuffed = (source: Buffer): Buffer => {
  const text = source.toString('latin1').replace(/(^|\r\n)\./g, '$1..');
  return Buffer.from(text.endsWith('\r\n') ? text : `${text}\r\n`, 'latin1');
};
