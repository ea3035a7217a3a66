import { fillWords, mentionsAttachment } from '#lib/client/index.ts';
import type { ComposerWords } from './composer-words.ts';

interface Letter {
  readonly subject: string;
  readonly body: string;
  readonly files: number;
  /** Names of files that could not be attached. */
  readonly failed: readonly string[];
}

/** What may have been forgotten, as sentences for one question before sending; empty when nothing is. */
export function findSendDoubts({ subject, body, files, failed }: Letter, words: ComposerWords): string[] {
  const doubts: string[] = [];
  if (failed.length > 0) doubts.push(fillWords(words.checkUpload, { names: failed.join(', ') }));
  else if (files === 0 && mentionsAttachment(`${subject}\n${body}`, words.attachmentWords))
    doubts.push(words.checkAttachment);
  if (subject.trim() === '') doubts.push(words.checkSubject);
  if (body.trim() === '' && files === 0) doubts.push(words.checkBody);
  return doubts;
}
