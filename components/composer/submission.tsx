import { listPage, outboxPage, type SubmissionView } from '#lib/contract/index.ts';
import type { Texts } from '#lib/i18n/index.ts';
import { reasonKeys } from '#components/cards/index.ts';
import { Banner, ButtonLink } from '#components/ui/index.ts';
import { LiveRefresh } from './live-refresh.tsx';
import { SubmissionChoices } from './submission-choices.tsx';
import { aboutSubmission, sayState, stateWords } from './submission-words.ts';

interface Props {
  readonly texts: Texts;
  readonly token: string;
  readonly submission: SubmissionView;
  /** Path of the folder for copies, for the link; `undefined` when unknown. */
  readonly sentPath: string | undefined;
}

const SHOWN = 5; // recipients before the rest folds away

/** One message on its way: what Tupai knows about it, what the server said, and what can be done. */
export function Submission({ texts, token, submission, sentPath }: Props) {
  const { state, recipients, refused, retryAt, sendAt, detail, why } = submission;
  const { tone, turn } = stateWords(submission);
  const says = sayError(submission);
  const isSettled = state === 'filed' || state === 'discarded';
  return (
    <article className="sheet p-4 max-pane:pb-20 pane:p-6">
      <div className="grid max-w-measure grid-cols-1 gap-4">
        <header>
          <p className="text-meta text-muted">
            <a href={outboxPage()}>{texts.t('composer.outboxBack')}</a>
          </p>
          <h1 className="mt-1 text-page font-strong" dir="auto">
            {submission.subject || texts.t('common.noSubject')}
          </h1>
        </header>
        <Banner
          tone={tone}
          details={refused.length > 0 ? undefined : detail || undefined}
          detailsLabel={texts.t('composer.outboxServerWords')}
        >
          <p>{sayState(submission, texts)}</p>
          <p className="mt-1 font-normal">{texts.t(aboutSubmission(submission))}</p>
          {says !== undefined && <p className="mt-1 font-normal">{texts.error(says)}</p>}
          {refused.length === 0 && why !== 'unknown' && (
            <div className="mt-1 font-normal">
              <Explained texts={texts} why={why} />
            </div>
          )}
        </Banner>
        {refused.length > 0 && (
          <section className="grid gap-1">
            <h2 className="font-strong">{texts.t('composer.refusedTitle')}</h2>
            <ul className="grid gap-1">
              {refused.map(({ address, reason, why }) => (
                <li key={address} className="grid gap-1 rounded-button border border-line bg-surface px-3 py-2">
                  <p className="font-medium" dir="ltr">
                    {address}
                  </p>
                  {why !== 'unknown' && <Explained texts={texts} why={why} />}
                  <p className="font-mono text-snippet wrap-anywhere text-muted" dir="auto">
                    {reason}
                  </p>
                </li>
              ))}
            </ul>
          </section>
        )}
        <SubmissionChoices texts={texts} token={token} submission={submission} />
        <dl className="grid grid-cols-[max-content_1fr] gap-x-4 gap-y-2 border-t border-line pt-4">
          <dt className="text-muted">{texts.t('composer.outboxRecipients')}</dt>
          <dd className="min-w-0" dir="ltr">
            {recipients.slice(0, SHOWN).join(', ')}
            {recipients.length > SHOWN && (
              <details>
                <summary className="inline-block min-h-6 underline">
                  {texts.t('composer.outboxRecipientsMore', { count: recipients.length - SHOWN })}
                </summary>
                {recipients.slice(SHOWN).join(', ')}
              </details>
            )}
          </dd>
          <dt className="text-muted">{texts.t('composer.outboxCreated')}</dt>
          <dd>
            <time dateTime={submission.createdAt}>{texts.date(submission.createdAt, 'full')}</time>
          </dd>
          {sendAt !== null && (
            <>
              <dt className="text-muted">{texts.t('composer.outboxSendAt')}</dt>
              <dd>
                <time dateTime={sendAt}>{texts.date(sendAt, 'full')}</time>
              </dd>
            </>
          )}
          {retryAt !== null && !isSettled && (
            <>
              <dt className="text-muted">{texts.t('composer.outboxRetryAt')}</dt>
              <dd>
                <time dateTime={retryAt}>{texts.date(retryAt, 'full')}</time>
              </dd>
            </>
          )}
        </dl>
        <div className="flex flex-wrap gap-2">
          {!isSettled && (
            <ButtonLink href={outboxPage(submission.id)} icon="refresh">
              {texts.t('composer.outboxRefresh')}
            </ButtonLink>
          )}
          {state === 'filed' && sentPath !== undefined && (
            <ButtonLink href={listPage(sentPath)} icon="sent">
              {texts.t('composer.outboxSentFolder')}
            </ButtonLink>
          )}
        </div>
        {turn === 'tupai' && <LiveRefresh seconds={state === 'deferred' ? 30 : 2} />}
      </div>
    </article>
  );
}

/** What the server's words mean, and what can be done. */
function Explained({ texts, why }: { readonly texts: Texts; readonly why: SubmissionView['why'] }) {
  const keys = reasonKeys(why);
  return (
    <>
      <p>{texts.t(keys.why)}</p>
      <p>
        <span className="font-medium">{texts.t('cards.doTry')}</span> {texts.t(keys.fix)}
      </p>
    </>
  );
}

/** The error worth saying besides the state: not one that only repeats it. */
const sayError = ({ state, error, refused }: SubmissionView): string | undefined =>
  error === null || state === 'unknown' || state === 'filed' || state === 'discarded' || refused.length > 0
    ? undefined
    : error;
