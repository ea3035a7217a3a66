import { messagePage, partLink, type AttachmentView } from '#lib/contract/index.ts';
import type { Texts } from '#lib/i18n/index.ts';
import type { Address } from '#lib/mail/address.ts';
import { ButtonLink } from '#components/ui/index.ts';
import { AddressLine } from './address-line.tsx';
import { AttachmentCard } from './attachment-card.tsx';
import { MessageText } from './message-text.tsx';

interface Props {
  readonly texts: Texts;
  readonly path: string;
  /** The message that it came in, and as which part. */
  readonly message: { readonly uidValidity: number; readonly uid: number };
  readonly part: string;
  readonly enclosed: {
    readonly subject: string;
    readonly from: readonly Address[];
    readonly to: readonly Address[];
    readonly cc: readonly Address[];
    readonly date: string;
    readonly text: string;
    readonly attachments: readonly AttachmentView[];
  };
}

/** A message that came along in another one: who wrote it, its text and its files. */
export function EnclosedView({ texts, path, message, part, enclosed }: Props) {
  const { t } = texts;
  return (
    <article className="sheet">
      <div className="flex flex-wrap items-center gap-2 p-4 pane:px-6">
        <ButtonLink href={messagePage(path, message)} icon="chevron-left" className="me-auto">
          {t('reader.backToMessage')}
        </ButtonLink>
        <ButtonLink href={partLink(path, message, part)} icon="download" download>
          {t('reader.download')}
        </ButtonLink>
      </div>
      <header className="grid gap-1 px-4 pb-4 text-snippet pane:px-6">
        <p className="text-muted">{t('reader.enclosed')}</p>
        <h1 className="text-page font-strong break-words">
          <bdi>{enclosed.subject || t('common.noSubject')}</bdi>
        </h1>
        <AddressLine texts={texts} label={t('reader.from')} people={enclosed.from} />
        <AddressLine texts={texts} label={t('reader.to')} people={enclosed.to} />
        <AddressLine texts={texts} label={t('reader.cc')} people={enclosed.cc} />
        {enclosed.date !== '' && <p className="text-muted">{texts.date(enclosed.date, 'full')}</p>}
      </header>
      {enclosed.attachments.length > 0 && (
        <ul className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,17rem),1fr))] gap-2 border-t border-line px-4 py-3 pane:px-6">
          {enclosed.attachments.map((file) => (
            <AttachmentCard
              key={file.part}
              texts={texts}
              file={file}
              download={partLink(path, message, file.part)}
              preview={undefined}
            />
          ))}
        </ul>
      )}
      <div className="reader-body">
        <MessageText texts={texts} text={enclosed.text} />
      </div>
    </article>
  );
}
