import { useEffect, useRef, useState } from 'react';
import type { UploadView } from '#lib/contract/index.ts';
import { FileQueue, FileSender, NO_ROOM, fillWords, useLiveValue, type FormFailure } from '#lib/client/index.ts';
import type { ComposerWords } from './composer-words.ts';

/** A chosen file that is not attached yet. */
export interface PendingUpload {
  readonly key: number;
  readonly name: string;
  readonly size: number;
  /** 0 … 1 */
  readonly share: number;
  /** Why it did not work; `''` while it waits or runs. */
  readonly failure: string;
  /** False when it would fail again for the same reason. */
  readonly mayRetry: boolean;
}

interface Options {
  readonly initial: readonly UploadView[];
  /** The files of a composer that stood elsewhere on the screen: what was on its way then still is. */
  readonly queue: FileQueue | undefined;
  readonly maxBytes: number;
  readonly words: ComposerWords;
  /** Told when the list of attached files changed. */
  readonly onChange: () => void;
}

export type Uploads = ReturnType<typeof useUploads>;

/** The files of a composer, as its form shows them; {@link FileQueue} sends them. */
export function useUploads({ initial, queue: given, maxBytes, words, onChange }: Options) {
  const [queue] = useState(() => given ?? new FileQueue(initial, maxBytes));
  const { attached, pending, said } = useLiveValue(queue.state, (whole) => whole);
  const latest = useRef(onChange);
  useEffect(() => void (latest.current = onChange));
  useEffect(() => queue.attend(() => latest.current()), [queue]);

  const failed = (name: string, failure: FormFailure): string =>
    failure.code === NO_ROOM
      ? fillWords(words.uploadTooLarge, { name })
      : fillWords(words.uploadFailed, {
          name,
          reason: failure.code === 'offline' ? words.offline : failure.text || words.internal,
        });
  const announcement = !said
    ? ''
    : said.failure
      ? failed(said.name, said.failure)
      : fillWords(said.what === 'removed' ? words.uploadRemoved : words.uploadDone, { name: said.name });

  return {
    queue,
    attached,
    pending: pending.map(({ failure, ...one }): PendingUpload => ({
      ...one,
      failure: failure ? failed(one.name, failure) : '',
    })),
    announcement,
    running: queue.isRunning,
    failed: pending.filter(({ failure }) => failure).map(({ name }) => name),
    add: (files: Iterable<File>) => queue.add(files),
    /** Keeps a picture that stands in the text. What failed is shown among the files. */
    async keepPicture(file: File): Promise<UploadView | undefined> {
      const answer =
        file.size > maxBytes
          ? ({ ok: false, code: NO_ROOM, text: '' } as const)
          : await new FileSender(file).send({ signal: new AbortController().signal, onProgress: () => undefined });
      if (answer.ok) return answer.body;
      queue.refuse(file, answer);
      return undefined;
    },
    remove: (one: UploadView) => queue.remove(one),
    cancel: (key: number) => queue.cancel(key),
    retry: (key: number) => queue.retry(key),
  };
}
