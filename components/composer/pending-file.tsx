import { fillWords } from '#lib/client/index.ts';
import { Button } from '#components/ui/index.ts';
import type { ComposerWords } from './composer-words.ts';
import type { PendingUpload, Uploads } from './use-uploads.ts';

interface Props {
  readonly file: PendingUpload;
  readonly uploads: Uploads;
  readonly words: ComposerWords;
}

/** A file on its way: how far it is and how to stop it, or why it failed and what can be done. */
export function PendingFile({ file, uploads, words }: Props) {
  if (file.failure)
    return (
      <li className="flex w-full flex-wrap items-center gap-2 rounded-button border border-danger/40 bg-danger-bg px-3 py-1 text-danger">
        <span className="min-w-0 flex-1 basis-56">{file.failure}</span>
        {file.mayRetry && (
          <Button type="button" tone="quiet" onClick={() => uploads.retry(file.key)}>
            {words.uploadRetry}
          </Button>
        )}
        <Button type="button" tone="quiet" onClick={() => uploads.cancel(file.key)}>
          {words.uploadDismiss}
        </Button>
      </li>
    );
  const percent = new Intl.NumberFormat(words.locale, { style: 'percent' }).format(file.share);
  return (
    <li className="flex max-w-full min-w-0 items-center gap-2 rounded-button border border-line bg-paper ps-3">
      <span className="truncate" dir="auto" title={file.name}>
        {file.name}
      </span>
      <progress
        max={1}
        value={file.share}
        className="h-1.5 w-24 flex-none"
        aria-label={fillWords(words.uploading, { name: file.name, percent })}
      />
      <span className="w-10 flex-none text-end text-muted tabular-nums">{percent}</span>
      <Button type="button" tone="quiet" icon="close" iconOnly onClick={() => uploads.cancel(file.key)}>
        {fillWords(words.uploadCancel, { name: file.name })}
      </Button>
    </li>
  );
}
