import type { ReactNode } from 'react';
import { openPublicPage, pageNotice } from '#lib/http/index.ts';
import type { TextKey } from '#lib/i18n/index.ts';
import { PublicShell } from '#components/mailboxes/index.ts';
import { Shell } from '#app/shell.tsx';

interface Props {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

interface Section {
  readonly id: string;
  readonly title: TextKey;
  readonly before: readonly TextKey[];
  readonly points?: readonly TextKey[];
  readonly after?: readonly TextKey[];
}

const SECTIONS: readonly Section[] = [
  { id: 'what', title: 'help.whatTitle', before: ['help.what1', 'help.what2'] },
  {
    id: 'way',
    title: 'help.wayTitle',
    before: ['help.way1'],
    points: ['help.wayMua', 'help.wayMsa', 'help.wayMta', 'help.wayMda'],
    after: ['help.way2'],
  },
  {
    id: 'fail',
    title: 'help.failTitle',
    before: ['help.fail1'],
    points: ['help.failAddress', 'help.failJunk', 'help.failFull', 'help.failSize', 'help.failLater'],
  },
  {
    id: 'bounce',
    title: 'help.bounceTitle',
    before: ['help.bounce1'],
    points: ['help.bounce511', 'help.bounce512', 'help.bounce522', 'help.bounce534', 'help.bounce571', 'help.bounce4'],
  },
  { id: 'quota', title: 'help.quotaTitle', before: ['help.quota1'] },
  { id: 'safe', title: 'help.safeTitle', before: ['help.safe1', 'help.safe2'] },
  {
    id: 'keys',
    title: 'help.keysTitle',
    before: ['help.keys1'],
    points: ['help.keysList', 'help.keysTab', 'help.keysSkip', 'help.keysShift', 'help.keysQuote', 'help.keysText'],
  },
];

/** What Tupai is, how mail travels, why it fails. For anybody, signed in or not. */
export default async function HelpPage({ searchParams }: Props) {
  const { session, ...page } = await openPublicPage();
  const { texts, productName } = page;
  const say = (key: TextKey): string => texts.t(key, { product: productName });
  const content: ReactNode = (
    <div className="max-w-measure text-body">
      <title>{`${texts.t('help.title')} – ${productName}`}</title>
      <h1 className="text-title font-strong">{texts.t('help.title')}</h1>
      <nav aria-label={texts.t('help.contents')} className="mt-3 flex flex-wrap gap-x-4">
        {SECTIONS.map(({ id, title }) => (
          <a key={id} href={`#${id}`} className="inline-flex min-h-8 items-center">
            {say(title)}
          </a>
        ))}
      </nav>
      {SECTIONS.map(({ id, title, before, points = [], after = [] }) => (
        <section key={id} aria-labelledby={id} className="mt-8 grid gap-3">
          <h2 id={id} className="text-subject font-strong">
            {say(title)}
          </h2>
          {before.map((key) => (
            <p key={key}>{say(key)}</p>
          ))}
          {points.length > 0 && (
            <ul className="grid list-disc gap-2 ps-6 marker:text-accent">
              {points.map((key) => (
                <li key={key}>{say(key)}</li>
              ))}
            </ul>
          )}
          {after.map((key) => (
            <p key={key}>{say(key)}</p>
          ))}
        </section>
      ))}
    </div>
  );
  if (!session)
    return (
      <PublicShell texts={texts} productName={productName}>
        <div className="rounded-sheet border border-line bg-surface p-5 pane:p-8">{content}</div>
      </PublicShell>
    );
  return (
    <Shell page={{ ...page, session }} section="help" notice={pageNotice(await searchParams, texts)}>
      <div className="sheet p-4 pane:p-8">{content}</div>
    </Shell>
  );
}
