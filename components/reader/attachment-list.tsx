import { useId } from 'react';
import {
  messagePage,
  partLink,
  partTextLink,
  zipLink,
  type AttachmentView,
  type MessageView,
} from '#lib/contract/index.ts';
import type { Texts } from '#lib/i18n/index.ts';
import { listedFiles } from '#lib/mail/listed-files.ts';
import { previewKind } from '#lib/mail/preview-kind.ts';
import { Icon } from '#components/ui/index.ts';
import { AttachmentCard } from './attachment-card.tsx';
import { LiveAttachments } from './live-attachments.tsx';
import type { PreviewFile, PreviewWords } from './preview-file.ts';

interface Props {
  readonly texts: Texts;
  readonly path: string;
  readonly message: Message;
  /** What tells it from other messages that stand open. */
  readonly among?: string | undefined;
}

type Message = Pick<MessageView, 'uidValidity' | 'uid' | 'attachments' | 'htmlPart'>;

/** As many files are listed, more are in the archive (security.md, limits): ten thousand cards would keep the server busy for a second. */
const MOST = 200;

/** Files that came along: what each is, what to know before it is opened, a look at what is safe to show, all as one archive. */
export function AttachmentList({ texts, path, message, among }: Props) {
  const id = useId();
  const files = listedFiles(message);
  if (files.length === 0) return null;
  const listed = files.slice(0, MOST);
  const previews = listed.flatMap((file) => previewOf(texts, path, message, file));
  const total = files.reduce((sum, { size }) => sum + size, 0);
  return (
    <section aria-labelledby={id} className="border-t border-line px-4 py-3 pane:px-6">
      <div className="mb-2 flex flex-wrap items-center gap-x-4 gap-y-1">
        <h2 id={id} className="flex items-center gap-1.5 text-snippet font-medium text-muted">
          <Icon name="attach" className="size-4" />
          {texts.t('reader.attachments', { count: files.length })}
          {among !== undefined && <span className="sr-only">, {among}</span>}
        </h2>{' '}
        {files.length > 1 && (
          <a
            href={zipLink(path, message)}
            download
            className="inline-flex min-h-6 items-center gap-1 text-snippet print:hidden pointer-coarse:min-h-11"
          >
            <Icon name="package" className="size-4" />
            {texts.t('reader.zip', { size: texts.size(total) })}
          </a>
        )}
      </div>
      <LiveAttachments files={previews} words={previewWords(texts)}>
        <ul className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,17rem),1fr))] gap-2">
          {listed.map((file) => (
            <AttachmentCard
              key={file.part}
              texts={texts}
              file={file}
              download={partLink(path, message, file.part)}
              preview={
                previews.some(({ part }) => part === file.part)
                  ? partLink(path, message, file.part, true)
                  : file.type === 'message/rfc822'
                    ? messagePage(path, message, { view: 'enclosed', part: file.part })
                    : undefined
              }
            />
          ))}
        </ul>
      </LiveAttachments>
      {files.length > MOST && (
        <p className="mt-2 text-snippet text-muted">
          {texts.t('reader.moreAttachments', { count: files.length - MOST })}
        </p>
      )}
    </section>
  );
}

/** What is not what it says is not shown; it can be kept, with its warning. */
function previewOf(texts: Texts, path: string, message: Message, file: AttachmentView): PreviewFile[] {
  const kind = file.risks.includes('mismatch') ? undefined : previewKind(file);
  if (!kind) return [];
  const { part, name, size } = file;
  const link =
    kind === 'text' || kind === 'table' ? partTextLink(path, message, part) : partLink(path, message, part, true);
  return [{ part, name, kind, size: texts.size(size), source: link, download: partLink(path, message, part) }];
}

const previewWords = ({ t }: Texts): PreviewWords => ({
  smaller: t('reader.zoomOut'),
  larger: t('reader.zoomIn'),
  download: t('reader.downloadShort'),
  close: t('reader.previewClose'),
  previous: t('reader.previewPrevious'),
  next: t('reader.previewNext'),
  failed: t('reader.previewFailed'),
  loading: t('reader.htmlLoading'),
  truncated: t('reader.previewTruncated'),
});
