import { connect } from 'node:net';
import { createInterface } from 'node:readline';

import type { Endpoint } from './coordinates.ts';

/**
 * Delivers `count` copies of a message to one address over LMTP (RFC 2033); resolves when the server has stored them.
 *
 * @throws Error with the server's reply when it refuses, for instance over quota or for an unknown user.
 */
export async function deliverMail(lmtp: Endpoint, address: string, source: Buffer, count = 1): Promise<void> {
  const socket = connect(lmtp);
  socket.setNoDelay(true);
  const lines = createInterface({ input: socket })[Symbol.asyncIterator]();
  const reply = async (expected: string): Promise<void> => {
    for (;;) {
      const { value, done } = await lines.next();
      if (done) throw new Error('The LMTP server closed the connection.');
      if (value[3] === '-') continue;
      if (!value.startsWith(expected)) throw new Error(`LMTP: ${value}`);
      return;
    }
  };
  const send = (line: string, expected: string): Promise<void> => {
    socket.write(`${line}\r\n`);
    return reply(expected);
  };
  const stuffed = dotStuff(source);
  try {
    await reply('220');
    await send('LHLO localhost', '250');
    for (let copy = 0; copy < count; copy += 1) {
      await send('MAIL FROM:<sender@example.org>', '250');
      await send(`RCPT TO:<${address}>`, '250');
      await send('DATA', '354');
      socket.write(stuffed);
      await send('.', '250');
    }
    await send('QUIT', '221');
  } finally {
    socket.destroy();
  }
}

const dotStuff = (source: Buffer): Buffer => {
  const text = source.toString('latin1').replace(/^\./gm, '..');
  return Buffer.from(text.endsWith('\r\n') ? text : `${text}\r\n`, 'latin1');
};
