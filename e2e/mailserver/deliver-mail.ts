import type { Endpoint } from './coordinates.ts';
import { mailDialogue } from './mail-dialogue.ts';

/**
 * Delivers `count` copies of a message to one address over LMTP (RFC 2033); resolves when the server has stored them.
 *
 * @throws Error with the server's reply when it refuses, for instance over quota or for an unknown user.
 */
export const deliverMail = (lmtp: Endpoint, address: string, source: Buffer, count = 1): Promise<void> =>
  mailDialogue(lmtp, async ({ say, content }) => {
    await say('LHLO localhost', '250');
    for (let copy = 0; copy < count; copy += 1) {
      await say('MAIL FROM:<sender@example.org>', '250');
      await say(`RCPT TO:<${address}>`, '250');
      await say('DATA', '354');
      await content(source, '250');
    }
    await say('QUIT', '221');
  });
