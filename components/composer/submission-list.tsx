import { composePage, outboxPage, type SubmissionView } from '#lib/contract/index.ts';
import type { TextKey, Texts } from '#lib/i18n/index.ts';
import { ButtonLink, EmptyState, Icon, type IconName } from '#components/ui/index.ts';
import { LiveRefresh } from './live-refresh.tsx';
import { sayState, stateWords, type Turn } from './submission-words.ts';

interface Props {
  readonly texts: Texts;
  /** Latest first. */
  readonly submissions: readonly SubmissionView[];
}

const GROUPS: readonly { turn: Turn; title: TextKey }[] = [
  { turn: 'person', title: 'composer.outboxNeedsYou' },
  { turn: 'tupai', title: 'composer.outboxUnderWay' },
  { turn: 'clock', title: 'composer.outboxPlanned' },
  { turn: 'nobody', title: 'composer.outboxFinished' },
];

const LOOKS = {
  info: { icon: 'outbox', look: 'text-muted' },
  ok: { icon: 'ok', look: 'text-ok' },
  warn: { icon: 'warn', look: 'text-warn' },
  danger: { icon: 'danger', look: 'text-danger' },
} as const satisfies Record<string, { icon: IconName; look: string }>;

/** Messages on their way, those that need a decision first. */
export function SubmissionList({ texts, submissions }: Props) {
  const isMoving = submissions.some(
    (one) => (one.state === 'queued' || one.state === 'sending') && stateWords(one).turn === 'tupai',
  );
  return (
    <div className="sheet grid grid-cols-1 gap-4 p-4 max-pane:pb-20 pane:p-6">
      <header className="flex flex-wrap items-center justify-between gap-2">
        <div>
          <h1 className="text-page font-strong">{texts.t('composer.outboxTitle')}</h1>
          <p className="text-muted">{texts.t('composer.outboxIntro')}</p>
        </div>
        <ButtonLink href={outboxPage()} icon="refresh" tone="quiet">
          {texts.t('composer.outboxRefresh')}
        </ButtonLink>
      </header>
      {submissions.length === 0 && (
        <EmptyState
          icon="sent"
          title={texts.t('composer.outboxEmptyTitle')}
          actions={
            <ButtonLink href={composePage()} icon="compose">
              {texts.t('composer.outboxWrite')}
            </ButtonLink>
          }
        >
          {texts.t('composer.outboxEmpty')}
        </EmptyState>
      )}
      {GROUPS.map(({ turn, title }) => {
        const rows = submissions.filter((one) => stateWords(one).turn === turn);
        if (rows.length === 0) return null;
        return (
          <section key={turn} className="grid grid-cols-1 gap-1">
            <h2 className="font-strong text-muted">{texts.t(title)}</h2>
            <ul className="divide-y divide-line rounded-button border border-line bg-surface">
              {rows.map((one) => (
                <SubmissionRow key={one.id} texts={texts} submission={one} />
              ))}
            </ul>
          </section>
        );
      })}
      {isMoving && <LiveRefresh seconds={3} />}
    </div>
  );
}

function SubmissionRow({ texts, submission }: { texts: Texts; submission: SubmissionView }) {
  const { tone } = stateWords(submission);
  const { icon, look } = LOOKS[tone];
  const [first = '', ...more] = submission.recipients;
  return (
    <li>
      <a
        href={outboxPage(submission.id)}
        className="grid grid-cols-[auto_1fr_auto] items-start gap-x-3 px-3 py-2.5 text-ink no-underline hover:bg-sunken hover:no-underline"
      >
        <Icon name={icon} className={look} />
        <span className="min-w-0">
          <span className="block truncate font-medium" dir="auto">
            {submission.subject || texts.t('common.noSubject')}
          </span>
          <span className="block truncate text-snippet text-muted" dir="auto">
            {first}
            {more.length > 0 && ` ${texts.t('composer.outboxRecipientsMore', { count: more.length })}`}
          </span>
          <span className={`block text-snippet font-medium ${look}`}>{sayState(submission, texts)}</span>
        </span>
        <time dateTime={submission.createdAt} className="text-snippet whitespace-nowrap text-muted">
          {texts.date(submission.createdAt, 'short')}
        </time>
      </a>
    </li>
  );
}
