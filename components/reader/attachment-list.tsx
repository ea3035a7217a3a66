import { partLink, type AttachmentView, type MessageView } from '#lib/contract/index.ts';
import type { Texts } from '#lib/i18n/index.ts';
import { ButtonLink, Icon, type IconName } from '#components/ui/index.ts';

interface Props {
  readonly texts: Texts;
  readonly path: string;
  readonly message: MessageView;
}

/** Types that the server shows in the browser instead of offering as a file (lib/service read-part). */
const SHOWN = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp']);

/** Files that came along: name, size, a download, and a look at the few kinds of images that are safe to show. */
export function AttachmentList({ texts, path, message }: Props) {
  // Images that the designed version shows in its place are listed only where nothing shows them.
  const files = message.attachments.filter(
    ({ inline, contentId }) => !(inline && contentId !== '' && message.htmlPart !== null),
  );
  if (files.length === 0) return null;
  return (
    <section aria-labelledby="attachments" className="border-t border-line px-4 py-3 pane:px-6">
      <h2 id="attachments" className="mb-2 flex items-center gap-1.5 text-snippet font-medium text-muted">
        <Icon name="attach" className="size-4" />
        {texts.t('reader.attachments', { count: files.length })}
      </h2>
      <ul className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,17rem),1fr))] gap-2">
        {files.map((file) => (
          <li key={file.part} className="flex min-w-0 items-center gap-2 rounded-button border border-line p-2">
            <Icon name={iconOf(file)} className="text-accent" />
            <div className="min-w-0 flex-1">
              <p className="truncate font-medium" title={file.name}>
                <bdi>{file.name}</bdi>
              </p>
              <p className="truncate text-meta text-muted">
                {texts.size(file.size)} · {file.type}
              </p>
            </div>
            <div className="flex flex-none">
              {SHOWN.has(file.type) && (
                <ButtonLink
                  href={partLink(path, message, file.part, true)}
                  tone="quiet"
                  icon="image"
                  iconOnly
                  title={texts.t('reader.preview')}
                  label={texts.t('reader.previewNamed', { name: file.name })}
                >
                  {texts.t('reader.preview')}
                </ButtonLink>
              )}
              <ButtonLink
                href={partLink(path, message, file.part)}
                tone="quiet"
                icon="download"
                iconOnly
                download
                title={texts.t('reader.downloadShort')}
                label={texts.t('reader.downloadNamed', { name: file.name })}
              >
                {texts.t('reader.downloadShort')}
              </ButtonLink>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function iconOf({ type }: AttachmentView): IconName {
  if (type.startsWith('image/')) return 'image';
  return type.startsWith('message/') ? 'mail' : 'file';
}
