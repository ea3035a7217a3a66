import { connectBooks, settingsPage, type BookView } from '#lib/contract/index.ts';
import type { Texts } from '#lib/i18n/index.ts';
import { Button, FormHead, TextField } from '#components/ui/index.ts';
import { BookState } from './book-state.tsx';
import { SettingsPart } from './settings-part.tsx';

interface Props {
  readonly texts: Texts;
  readonly token: string;
  readonly books: readonly BookView[];
  /** The administrator lets nobody connect any. */
  readonly off: boolean;
  /** What was typed before an error. */
  readonly typed: { readonly address: string; readonly user: string };
  readonly error?: { readonly text: string; readonly field?: string } | undefined;
}

/** Address books of other servers: those that are connected, each with its state, and the form that connects more. Plain forms. */
export function BookForms({ texts, token, books, off, typed, error }: Props) {
  const { t } = texts;
  return (
    <div className="grid grid-cols-1 gap-6">
      <header>
        <h1 className="text-page font-strong">{t('settings.books')}</h1>
        <p className="text-muted">{t('settings.booksIntro')}</p>
        {off && <p className="mt-2 font-medium">{t('settings.booksOff')}</p>}
      </header>
      {books.length > 0 && (
        <ul className="grid gap-3">
          {books.map((book) => (
            <BookState key={book.id} texts={texts} token={token} book={book} off={off} />
          ))}
        </ul>
      )}
      {!off && (
        <form method="post" action={connectBooks.href} className="grid gap-4">
          <FormHead token={token} return={settingsPage('books')} />
          <SettingsPart title={t('settings.booksConnect')}>
            <TextField
              name="address"
              label={t('settings.booksAddress')}
              hint={t('settings.booksAddressHint')}
              defaultValue={typed.address}
              maxLength={2000}
              autoCapitalize="none"
              spellCheck={false}
              inputMode="url"
              required
              error={error?.field === 'address' ? t('settings.booksAddressWrong') : undefined}
            />
            <TextField
              name="user"
              label={t('settings.booksUser')}
              hint={t('settings.booksUserHint')}
              defaultValue={typed.user}
              maxLength={320}
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
            />
            <TextField
              name="password"
              type="password"
              label={t('settings.booksPassword')}
              hint={t('settings.booksPasswordHint')}
              maxLength={1000}
              autoComplete="off"
            />
            <div>
              <Button tone="primary" icon="plus">
                {t('settings.booksConnectButton')}
              </Button>
            </div>
          </SettingsPart>
        </form>
      )}
    </div>
  );
}
