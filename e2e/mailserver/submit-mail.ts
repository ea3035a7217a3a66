import type { Endpoint } from './coordinates.ts';
import { mailDialogue } from './mail-dialogue.ts';

/** What Postfix said to each recipient and, when at least one was taken, to the message. */
export interface SubmissionReplies {
  readonly recipients: readonly string[];
  readonly message: string | undefined;
}

/** Submits a message as another mail program would, in clear text over loopback. `login` left out: without SASL. */
export const submitMail = (
  smtp: Endpoint,
  message: { readonly from: string; readonly to: readonly string[]; readonly source: Buffer | string },
  login?: { readonly login: string; readonly password: string },
): Promise<SubmissionReplies> =>
  mailDialogue(smtp, async ({ say, content }) => {
    await say('EHLO localhost', '250');
    if (login) {
      const secret = Buffer.from(`\0${login.login}\0${login.password}`).toString('base64');
      await say(`AUTH PLAIN ${secret}`, '235');
    }
    await say(`MAIL FROM:<${message.from}>`, '250');
    const recipients: string[] = [];
    for (const address of message.to) recipients.push(await say(`RCPT TO:<${address}>`));
    if (!recipients.some((reply) => reply.startsWith('2'))) return { recipients, message: undefined };
    await say('DATA', '354');
    return { recipients, message: await content(Buffer.from(message.source)) };
  });
