import { messagePage, sourceLink } from '#lib/contract/index.ts';
import type { Texts } from '#lib/i18n/index.ts';
import { Banner, ButtonLink } from '#components/ui/index.ts';

interface Props {
  readonly texts: Texts;
  readonly path: string;
  readonly message: { readonly uidValidity: number; readonly uid: number };
  readonly title: string;
  /** Hostile, shown as text. */
  readonly source: string;
  readonly truncated: boolean;
}

/** A message as it was stored, letter for letter: whole, or its headers alone. */
export function SourceView({ texts, path, message, title, source, truncated }: Props) {
  return (
    <div className="sheet p-4 pane:p-6">
      <div className="mb-4 flex flex-wrap items-center gap-2">
        <h1 className="flex-1 text-page font-strong">{title}</h1>
        <ButtonLink href={messagePage(path, message)} icon="chevron-left">
          {texts.t('reader.backToMessage')}
        </ButtonLink>
        <ButtonLink href={sourceLink(path, message, true)} icon="download" download>
          {texts.t('reader.download')}
        </ButtonLink>
      </div>
      {truncated && (
        <Banner tone="info" className="mb-3">
          {texts.t('reader.sourceTruncated')}
        </Banner>
      )}
      <pre className="source-text" dir="ltr">
        {source}
      </pre>
    </div>
  );
}
