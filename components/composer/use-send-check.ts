import { useRef, useState } from 'react';
import type { ComposerWords } from './composer-words.ts';
import { findSendDoubts } from './find-send-doubts.ts';
import type { BodyFormat } from './use-body-format.ts';
import type { Uploads } from './use-uploads.ts';

interface Options {
  readonly collect: (what: string) => FormData;
  readonly body: Pick<BodyFormat, 'isReady'>;
  readonly uploads: Pick<Uploads, 'running' | 'attached' | 'failed'>;
  readonly words: ComposerWords;
  readonly send: (what: string) => Promise<void>;
}

/** Looks at a message before it is sent: what runs must end first, and what may have been forgotten is asked about once. */
export function useSendCheck({ collect, body, uploads, words, send }: Options) {
  const [doubts, setDoubts] = useState<readonly string[]>([]);
  const [blocked, setBlocked] = useState('');
  /** Which of the buttons that send was pressed last: now, or then. */
  const how = useRef('send');
  const askAndSend = (what = 'send'): void => {
    how.current = what;
    setBlocked(uploads.running ? words.uploadsRunning : '');
    if (uploads.running || !body.isReady()) return;
    const fields = collect('send');
    const text = (name: string): string => {
      const value = fields.get(name);
      return typeof value === 'string' ? value : '';
    };
    const letter = {
      subject: text('subject'),
      body: text('body'),
      files: uploads.attached.length,
      failed: uploads.failed,
    };
    const found = findSendDoubts(letter, words);
    if (found.length > 0) setDoubts(found);
    else void send(what);
  };
  return {
    doubts,
    blocked: uploads.running ? blocked : '',
    askAndSend,
    sendAndArchive(form: HTMLFormElement | null) {
      const box = form?.querySelector<HTMLInputElement>('input[name=options][value=archive]');
      if (box) box.checked = true;
      askAndSend();
    },
    goBack() {
      setDoubts([]);
    },
    sendAnyway() {
      setDoubts([]);
      void send(how.current);
    },
  };
}
