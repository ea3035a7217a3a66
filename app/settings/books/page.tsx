import { config } from '#lib/config.ts';
import { settingsPage } from '#lib/contract/index.ts';
import { openPage, pageNotice } from '#lib/http/index.ts';
import { listBooks, openParkedForm } from '#lib/service/index.ts';
import { BookForms, SettingsFrame } from '#components/settings/index.ts';
import { Shell } from '../../shell.tsx';
import { typedField } from '../../typed-field.ts';

interface Props {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

export default async function BooksPage({ searchParams }: Props) {
  const query = await searchParams;
  const page = await openPage(settingsPage('books'));
  const { texts, token, session } = page;
  const notice = pageNotice(query, texts);
  const [books, typed] = await Promise.all([
    listBooks(session),
    typeof query['form'] === 'string' ? openParkedForm(session, query['form']) : undefined,
  ]);
  return (
    <Shell page={page} section="settings" notice={notice}>
      <title>{`${texts.t('settings.books')} – ${page.productName}`}</title>
      <SettingsFrame texts={texts} section="books">
        <BookForms
          texts={texts}
          token={token}
          books={books}
          off={!config().carddav.on}
          typed={{ address: typedField(typed, 'address', ''), user: typedField(typed, 'user', '') }}
          error={notice.error}
        />
      </SettingsFrame>
    </Shell>
  );
}
