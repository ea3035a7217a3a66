import { endSessions, loginPage, settingsPage, type SessionView } from '#lib/contract/index.ts';
import type { Texts } from '#lib/i18n/index.ts';
import { Button, FormHead } from '#components/ui/index.ts';

interface Props {
  readonly texts: Texts;
  readonly token: string;
  readonly sessions: readonly SessionView[];
}

/** Every place where this person is signed in, this one first, each with a way to end it. */
export function SessionList({ texts, token, sessions }: Props) {
  const sorted = [...sessions].sort(
    (a, b) => Number(b.current) - Number(a.current) || b.seenAt.localeCompare(a.seenAt),
  );
  const others = sessions.some(({ current }) => !current);
  return (
    <div className="grid grid-cols-1 gap-4">
      <header>
        <h1 className="text-page font-strong">{texts.t('settings.sessions')}</h1>
        <p className="text-muted">{texts.t('settings.sessionsIntro')}</p>
      </header>
      <ul className="divide-y divide-line rounded-button border border-line bg-surface">
        {sorted.map((session) => (
          <SessionRow key={session.id} texts={texts} token={token} session={session} />
        ))}
      </ul>
      {!others && <p className="text-muted">{texts.t('settings.sessionOnlyThis')}</p>}
      <div className="flex flex-wrap items-start gap-x-4 gap-y-3">
        {others && (
          <form method="post" action={endSessions.href}>
            <FormHead token={token} return={settingsPage('sessions')} />
            <Button name="which" value="others">
              {texts.t('settings.sessionEndOthers')}
            </Button>
          </form>
        )}
        <form method="post" action={endSessions.href} className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <FormHead token={token} return={loginPage()} />
          <Button tone="danger" icon="sign-out" name="which" value="all">
            {texts.t('settings.sessionEndAll')}
          </Button>
          <span className="text-snippet text-muted">{texts.t('settings.sessionEndAllHint')}</span>
        </form>
      </div>
    </div>
  );
}

function SessionRow({ texts, token, session }: { texts: Texts; token: string; session: SessionView }) {
  const agent = session.agent || texts.t('settings.sessionUnknownAgent');
  const started = texts.date(session.createdAt, 'full');
  return (
    <li className="flex flex-wrap items-center gap-3 px-4 py-3">
      <div className="min-w-0 flex-1 basis-64">
        <p className="font-medium">
          <bdi>{agent}</bdi>{' '}
          {session.current && (
            <span className="ms-1 rounded-field bg-ok-bg px-2 py-0.5 text-meta font-medium text-ok">
              {texts.t('settings.sessionCurrent')}
            </span>
          )}
        </p>
        <dl className="mt-1 grid grid-cols-[max-content_1fr] gap-x-3 text-snippet text-muted">
          <dt>{texts.t('settings.sessionStarted')}</dt>
          <dd>
            <time dateTime={session.createdAt}>{started}</time>
          </dd>
          <dt>{texts.t('settings.sessionSeen')}</dt>
          <dd>
            <time dateTime={session.seenAt}>{texts.date(session.seenAt, 'full')}</time>
          </dd>
          {session.network && (
            <>
              <dt>{texts.t('settings.sessionNetwork')}</dt>
              <dd>{session.network}</dd>
            </>
          )}
        </dl>
      </div>
      {!session.current && (
        <form method="post" action={endSessions.href}>
          <FormHead token={token} return={settingsPage('sessions')} />
          <Button name="which" value={session.id} label={texts.t('settings.sessionEndOf', { agent, date: started })}>
            {texts.t('settings.sessionEnd')}
          </Button>
        </form>
      )}
    </li>
  );
}
