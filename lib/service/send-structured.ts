import { createHash } from 'node:crypto';
import { AppError } from '#lib/errors.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { composeStructured, type StructuredMessage } from '#lib/mime/index.ts';
import { store, type NewSubmission } from '#lib/store/index.ts';
import { handOver } from './hand-over.ts';
import { newMessageId } from './new-composer.ts';
import { newId } from './new-id.ts';

interface Errand {
  /** What makes it the same one: asked for again, it is not sent again. */
  readonly about: readonly string[];
  readonly message: Omit<StructuredMessage, 'messageId' | 'date'>;
  /** Envelope sender; `''` where an error must not be answered (RFC 8098 §3). */
  readonly envelopeFrom: string;
  readonly keepCopy: boolean;
  readonly original: NewSubmission['original'];
}

/**
 * Has a message that Tupai wrote itself sent by the job machine, once.
 *
 * @throws AppError smtp.* when the server has refused it by now | input.invalid | storage.full
 */
export async function sendStructured(actor: AccountAccess, errand: Errand): Promise<void> {
  const { account } = actor;
  const { message } = errand;
  const id = createHash('sha256')
    .update(JSON.stringify([account, ...errand.about]))
    .digest('hex')
    .slice(0, 32);
  const build = async (): Promise<NewSubmission> => {
    const spoolPath = store().files.spool(account, newId());
    const messageId = newMessageId(message.from.address);
    const built = await composeStructured({ ...message, messageId, date: new Date() }, spoolPath);
    return {
      ...built,
      id,
      account,
      messageId,
      subject: message.subject,
      spoolPath,
      from: errand.envelopeFrom,
      recipients: message.to.map(({ address }) => address),
      allowPartial: false,
      bccHeader: '',
      keepCopy: errand.keepCopy,
      original: errand.original,
      draft: null,
      uploads: [],
      composer: {},
    };
  };
  const { state, error, detail } = await handOver(actor, id, build);
  if (state === 'refused') throw new AppError(error ?? 'smtp.rejected', { detail });
}
