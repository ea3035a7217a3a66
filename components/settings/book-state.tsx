import { contactsPage, disconnectBook, settingsPage, syncBook, type BookView } from '#lib/contract/index.ts';
import type { Texts } from '#lib/i18n/index.ts';
import { Button, FormHead } from '#components/ui/index.ts';

interface Props {
  readonly texts: Texts;
  readonly token: string;
  readonly book: BookView;
  /** The administrator lets nobody ask its server. */
  readonly off: boolean;
}

/** One connected book: how many cards, when it was last compared, what is wrong, and what can be done. */
export function BookState({ texts, token, book, off }: Props) {
  const { t } = texts;
  const { id, name, host, user, readOnly, syncedAt, error, cards, waiting, conflicts } = book;
  const synced =
    syncedAt === null ? t('settings.booksNever') : t('settings.booksSynced', { when: texts.date(syncedAt, 'full') });
  return (
    <li className="grid gap-2 rounded-button border border-line bg-surface p-4">
      <div className="flex flex-wrap items-center gap-2">
        <h2 className="min-w-0 font-strong wrap-anywhere">
          <a href={contactsPage({ book: `carddav:${id}` })} dir="auto">
            {name}
          </a>
        </h2>
        {readOnly && (
          <span className="rounded-field bg-sunken px-2 py-0.5 text-meta text-muted">
            {t('settings.booksReadOnly')}
          </span>
        )}
      </div>
      <p className="text-snippet text-muted wrap-anywhere">
        <bdi>{user}</bdi> · <bdi>{host}</bdi> · {t('contacts.count', { count: cards })}
      </p>
      <p className="text-snippet text-muted">{synced}</p>
      {error && <p className="text-snippet font-medium text-danger">{texts.error(error, { host })}</p>}
      {waiting > 0 && <p className="text-snippet">{t('settings.booksWaiting', { count: waiting })}</p>}
      {conflicts > 0 && (
        <p className="text-snippet font-medium">
          <a href={contactsPage({ book: `carddav:${id}`, conflicts: '1' })}>
            {t('settings.booksConflicts', { count: conflicts })}
          </a>
        </p>
      )}
      <div className="flex flex-wrap items-start gap-2">
        {!off && (
          <form method="post" action={syncBook.href}>
            <FormHead token={token} return={settingsPage('books')} />
            <input type="hidden" name="id" value={id} />
            <Button icon="refresh" label={`${t('settings.booksSync')} ${name}`}>
              {t('settings.booksSync')}
            </Button>
          </form>
        )}
        <details className="min-w-0 flex-1 basis-48">
          <summary className="inline-block min-h-9 px-2 leading-9 text-muted underline">
            {t('settings.booksDisconnect')}
          </summary>
          <form method="post" action={disconnectBook.href} className="flex flex-wrap items-center gap-2 py-2">
            <FormHead token={token} return={settingsPage('books')} />
            <input type="hidden" name="id" value={id} />
            <p className="basis-full">{t('settings.booksDisconnectHint')}</p>
            <Button name="keep" value="1">
              {t('settings.booksKeep')}
            </Button>
            <Button name="keep" value="0" tone="danger">
              {t('settings.booksDrop')}
            </Button>
          </form>
        </details>
      </div>
    </li>
  );
}
