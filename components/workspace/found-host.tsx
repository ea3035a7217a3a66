import { useEffect, useState } from 'react';
import { searchPage, type MailboxView, type SearchPlace } from '#lib/contract/index.ts';
import { loadSearchTexts, type SearchTexts } from '#lib/i18n/index.ts';
import type * as Found from './found-pane.tsx';
import { SkeletonList } from './skeleton-list.tsx';
import { useWorkspace } from './workspace-context.ts';

interface Props {
  readonly search: SearchPlace;
  readonly mailboxes: readonly MailboxView[];
}

/** Fetches what shows the results of a search when there is one for the first time. */
export function FoundHost({ search, mailboxes }: Props) {
  const { texts } = useWorkspace();
  const [loaded, setLoaded] = useState<{ Pane: typeof Found.FoundPane; words: SearchTexts }>();
  useEffect(() => {
    Promise.all([import('./found-pane.tsx'), loadSearchTexts(texts.locale)]).then(
      ([{ FoundPane }, words]) => setLoaded({ Pane: FoundPane, words }),
      () => window.location.assign(searchPage({ ...search, plain: '1' })), // a new build took its place: the server has a page for it
    );
  }, [texts.locale, search]);
  if (loaded) return <loaded.Pane search={search} mailboxes={mailboxes} words={loaded.words} />;
  return (
    <>
      <h1 className="sr-only">{texts.t('messages.resultsFor', { words: search.q })}</h1>
      <SkeletonList folder={texts.t('workspace.loading')} />
    </>
  );
}
