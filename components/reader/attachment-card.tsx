import type { AttachmentView } from '#lib/contract/index.ts';
import type { Texts } from '#lib/i18n/index.ts';
import type { AttachmentRisk } from '#lib/mail/attachment-risks.ts';
import { previewKind } from '#lib/mail/preview-kind.ts';
import { ButtonLink, Icon, type IconName } from '#components/ui/index.ts';

interface Props {
  readonly texts: Texts;
  readonly file: AttachmentView;
  readonly download: string;
  /** Shows it in the browser; scripts open it above the page. */
  readonly preview: string | undefined;
}

const WARNINGS = {
  program: 'reader.riskProgram',
  page: 'reader.riskPage',
  disk: 'reader.riskDisk',
  macros: 'reader.riskMacros',
  double: 'reader.riskDouble',
  disguised: 'reader.riskDisguised',
  mismatch: 'reader.riskMismatch',
} as const satisfies Record<AttachmentRisk, string>;

/** One file: its kind as a picture, its whole name, its size, and what to know before it is opened. */
export function AttachmentCard({ texts, file, download, preview }: Props) {
  const { name, size, type, part, risks } = file;
  const title = (
    <span className="font-medium break-words">
      <bdi>{name}</bdi>
    </span>
  );
  return (
    <li className="flex min-w-0 items-start gap-2 rounded-button border border-line p-2">
      <Icon
        name={risks.length > 0 ? 'warn' : iconOf(file)}
        className={`${risks.length > 0 ? 'text-warn' : 'text-accent'} ${preview === undefined ? '' : 'pointer-coarse:mt-3'}`}
      />
      <div className="min-w-0 flex-1">
        {preview === undefined ? (
          <p>{title}</p>
        ) : (
          <p>
            <a
              href={preview}
              data-preview={part}
              aria-label={texts.t('reader.previewNamed', { name })}
              className="inline-flex items-center text-ink underline decoration-line hover:decoration-current pointer-coarse:min-h-11"
            >
              {title}
            </a>
          </p>
        )}
        <p className="text-meta break-words text-muted">
          {texts.size(size)} · {type}
        </p>
        {risks.map((risk) => (
          <p key={risk} className="mt-1 text-meta text-warn">
            {texts.t(WARNINGS[risk])}
          </p>
        ))}
      </div>
      <ButtonLink
        href={download}
        tone="quiet"
        icon="download"
        iconOnly
        download
        title={texts.t('reader.downloadShort')}
        label={texts.t('reader.downloadNamed', { name })}
      >
        {texts.t('reader.downloadShort')}
      </ButtonLink>
    </li>
  );
}

const KIND_ICONS = { image: 'image', audio: 'sound', video: 'film', table: 'table', text: 'text' } as const;

function iconOf(file: AttachmentView): IconName {
  const kind = previewKind(file);
  if (kind) return KIND_ICONS[kind];
  const { type, name } = file;
  if (type.startsWith('image/')) return 'image';
  if (type.startsWith('audio/')) return 'sound';
  if (type.startsWith('video/')) return 'film';
  if (type.startsWith('message/')) return 'mail';
  if (/spreadsheet|excel/.test(type)) return 'table';
  if (/word|opendocument\.text|rtf|pdf/.test(type)) return 'text';
  return /zip|compressed|x-tar|gzip|x-rar|x-7z/.test(type) || /\.(?:zip|7z|rar|tar|t?gz|bz2|xz)$/i.test(name)
    ? 'package'
    : 'file';
}
