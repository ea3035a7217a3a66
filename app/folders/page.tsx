import { foldersPage } from '#lib/contract/index.ts';
import { openPage, pageNotice } from '#lib/http/index.ts';
import { listMailboxes, openParkedForm } from '#lib/service/index.ts';
import { ListFailure } from '#components/messages/index.ts';
import { CreateMailboxForm, FolderPages } from '#components/mailboxes/index.ts';
import { attempt } from '#app/attempt.ts';
import { Shell, loadFolders } from '#app/shell.tsx';
import { loadSizes } from './load-sizes.ts';
import { textOf } from './text-of.ts';

interface Props {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** All folders: create, subscribe, and the way to renaming and deleting. */
export default async function FoldersPage({ searchParams }: Props) {
  const query = await searchParams;
  const page = await openPage(foldersPage());
  const { texts, session, token } = page;
  const frame = { page, section: 'mail', notice: pageNotice(query, texts) } as const;
  const title = texts.t('mailboxes.manageTitle');
  const loaded = await attempt(texts, async () => {
    const { mailboxes } = (await loadFolders(session)) ?? (await listMailboxes(session, {}));
    const typed = typeof query['form'] === 'string' ? await openParkedForm(session, query['form']) : undefined;
    const parent = textOf(typed?.['parent']) ?? textOf(query['parent']);
    const count = mailboxes.find(({ key }) => key === query['count']);
    const sizes = query['sizes'] === '1' ? await loadSizes(session, count) : undefined;
    return { mailboxes, sizes, typed: { name: textOf(typed?.['name']), parent } };
  });
  if (!loaded.ok)
    return (
      <Shell {...frame}>
        <title>{`${title} – ${page.productName}`}</title>
        <h1 className="sr-only">{title}</h1>
        <ListFailure texts={texts} here={foldersPage()} {...loaded.fault} />
      </Shell>
    );
  const { mailboxes, sizes, typed } = loaded.value;
  const from = textOf(query['from']) ?? '';
  const shown = { find: (textOf(query['find']) ?? '').slice(0, 255), from: /^\d{1,9}$/.test(from) ? Number(from) : 0 };
  return (
    <Shell {...frame}>
      <title>{`${title} – ${page.productName}`}</title>
      <div className="sheet grid gap-8 p-4 pane:p-6">
        <div>
          <h1 className="text-page font-strong">{title}</h1>
          <p className="max-w-measure text-muted">{texts.t('mailboxes.manageIntro')}</p>
        </div>
        <section aria-labelledby="create-folder" className="max-w-3xl">
          <h2 id="create-folder" className="mb-2 text-subject font-strong">
            {texts.t('mailboxes.createTitle')}
          </h2>
          <CreateMailboxForm texts={texts} token={token} mailboxes={mailboxes} typed={typed} />
        </section>
        <section aria-label={texts.t('mailboxes.folders')} className="max-w-4xl">
          {!sizes && (
            <p className="mb-2">
              <a href={foldersPage({ sizes: '1', ...shown })}>{texts.t('mailboxes.showSizes')}</a>
            </p>
          )}
          <FolderPages texts={texts} token={token} mailboxes={mailboxes} sizes={sizes} {...shown} />
        </section>
      </div>
    </Shell>
  );
}
