import { useRef, useState } from 'react';
import type { OutputOf, UploadView, compose } from '#lib/contract/index.ts';
import { fillWords, postForm } from '#lib/client/index.ts';
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

interface Job {
  readonly key: number;
  readonly file: File;
  readonly stop: AbortController;
}

interface Options {
  readonly initial: readonly UploadView[];
  readonly action: string;
  readonly maxBytes: number;
  readonly words: ComposerWords;
  /** All fields of the form with this `do`, without files. */
  readonly collect: (what: string) => FormData;
  /** Told when the list of attached files changed. */
  readonly onChange: () => void;
}

export type Uploads = ReturnType<typeof useUploads>;

/** The files of a composer: attached ones, and those on their way, one after the other so that the text never waits for them. */
export function useUploads({ initial, action, maxBytes, words, collect, onChange }: Options) {
  const [attached, setAttached] = useState(initial);
  const [pending, setPending] = useState<readonly PendingUpload[]>([]);
  const [announcement, announce] = useState('');
  const jobs = useRef<Job[]>([]);
  const running = useRef(false);
  const nextKey = useRef(0);

  const change = (key: number, patch: Partial<PendingUpload>) => {
    setPending((all) => all.map((one) => (one.key === key ? { ...one, ...patch } : one)));
  };
  const drop = (key: number) => {
    setPending((all) => all.filter((one) => one.key !== key));
  };

  const upload = async (job: Job) => {
    const { name } = job.file;
    const fields = collect('attach');
    const sent = new Set(fields.getAll('upload'));
    fields.append('file', job.file);
    const answer = await postForm<OutputOf<typeof compose>>(action, fields, {
      signal: job.stop.signal,
      onProgress: (share) => {
        change(job.key, { share });
      },
    });
    if (answer.ok) {
      const fresh = answer.body.composer?.uploads.filter(({ id }) => !sent.has(id)) ?? [];
      setAttached((all) => [...all, ...fresh.filter(({ id }) => all.every((one) => one.id !== id))]);
      onChange();
      drop(job.key);
      announce(fillWords(words.uploadDone, { name }));
    } else if (answer.code === 'aborted') drop(job.key);
    else {
      const reason = answer.code === 'offline' ? words.offline : answer.text || words.internal;
      const failure = fillWords(words.uploadFailed, { name, reason });
      change(job.key, { failure });
      announce(failure);
    }
  };
  const run = async () => {
    if (running.current) return;
    running.current = true;
    for (let job = jobs.current.shift(); job; job = jobs.current.shift()) {
      stops.current.set(job.key, job);
      await upload(job);
    }
    running.current = false;
  };
  const stops = useRef(new Map<number, Job>()); // jobs by key, for cancel and retry

  return {
    attached,
    pending,
    announcement,
    running: pending.some(({ failure }) => failure === ''),
    failed: pending.filter(({ failure }) => failure !== '').map(({ name }) => name),
    add(files: Iterable<File>) {
      let room = maxBytes - [...attached, ...pending].reduce((sum, { size }) => sum + size, 0);
      for (const file of files) {
        const key = (nextKey.current += 1);
        const job = { key, file, stop: new AbortController() };
        const fits = file.size <= room;
        const failure = fits ? '' : fillWords(words.uploadTooLarge, { name: file.name });
        setPending((all) => [...all, { key, name: file.name, size: file.size, share: 0, failure, mayRetry: fits }]);
        stops.current.set(key, job);
        if (!fits) announce(failure);
        else {
          room -= file.size;
          jobs.current.push(job);
        }
      }
      void run();
    },
    /** Keeps a picture that stands in the text. What failed is shown among the files. */
    async keepPicture(file: File): Promise<UploadView | undefined> {
      const fields = collect('attach');
      for (const name of ['html', 'body', 'upload', 'inline']) fields.delete(name);
      fields.append('file', file);
      const fits = file.size <= maxBytes;
      const answer = fits ? await postForm<OutputOf<typeof compose>>(action, fields) : undefined;
      if (answer?.ok) return answer.body.composer?.uploads[0];
      const { name, size } = file;
      const reason = answer?.code === 'offline' ? words.offline : answer?.text || words.internal;
      const failure = fits
        ? fillWords(words.uploadFailed, { name, reason })
        : fillWords(words.uploadTooLarge, { name });
      const key = (nextKey.current += 1);
      setPending((all) => [...all, { key, name, size, share: 0, failure, mayRetry: false }]);
      announce(failure);
      return undefined;
    },
    /** Takes an attached file away; the server forgets it too. */
    remove(one: UploadView) {
      void postForm(action, collect(`remove:${one.id}`)); // what is left over there ends by itself with its day
      setAttached((all) => all.filter(({ id }) => id !== one.id));
      onChange();
      announce(fillWords(words.uploadRemoved, { name: one.name }));
    },
    /** Ends an upload, or leaves out a file that failed. */
    cancel(key: number) {
      stops.current.get(key)?.stop.abort();
      jobs.current = jobs.current.filter((job) => job.key !== key);
      drop(key);
    },
    retry(key: number) {
      const job = stops.current.get(key);
      if (!job) return;
      change(key, { failure: '', share: 0 });
      jobs.current.push({ ...job, stop: new AbortController() });
      void run();
    },
  };
}
