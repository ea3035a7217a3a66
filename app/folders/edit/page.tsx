import { folderPage, foldersPage } from '#lib/contract/index.ts';
import { Banner, ButtonLink } from '#components/ui/index.ts';
import { DeleteMailboxForm, MarkMailboxForm, RenameMailboxForm, isChangeable } from '#components/mailboxes/index.ts';
import { showFolderScreen } from '../show-folder-screen.tsx';
import { textOf } from '../text-of.ts';

interface Props {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Colour one folder, rename, move or delete it. */
export default async function FolderPage({ searchParams }: Props) {
  return showFolderScreen({
    query: await searchParams,
    address: folderPage,
    make: ({ page, notice: { error }, mailbox, mailboxes, folder, typed }) => {
      const { texts, token, productName } = page;
      const title = texts.t('mailboxes.editTitle', { folder });
      const wrong = (name: string): string | undefined => (error?.field === name ? error.text : undefined);
      return (
        <div className="sheet grid gap-8 p-4 pane:p-6">
          <title>{`${title} – ${productName}`}</title>
          <div className="flex flex-wrap items-center gap-3">
            <h1 className="min-w-0 flex-1 text-page font-strong" dir="auto">
              {title}
            </h1>
            <ButtonLink href={foldersPage()} tone="quiet" icon="chevron-left">
              {texts.t('mailboxes.backToFolders')}
            </ButtonLink>
          </div>
          <section aria-labelledby="mark-folder" className="max-w-3xl">
            <h2 id="mark-folder" className="mb-2 text-subject font-strong">
              {texts.t('mailboxes.markTitle')}
            </h2>
            <MarkMailboxForm texts={texts} token={token} mailbox={mailbox} />
          </section>
          {mailbox.specialUse ? (
            <Banner tone="info">{texts.t('mailboxes.protected', { job: folder })}</Banner>
          ) : !isChangeable(mailbox) ? (
            <Banner tone="info">{texts.t('mailboxes.notYours')}</Banner>
          ) : (
            <>
              <section aria-labelledby="rename-folder" className="max-w-3xl">
                <h2 id="rename-folder" className="mb-2 text-subject font-strong">
                  {texts.t('mailboxes.renameTitle')}
                </h2>
                <RenameMailboxForm
                  texts={texts}
                  token={token}
                  mailbox={mailbox}
                  mailboxes={mailboxes}
                  typed={{ name: textOf(typed['name']), parent: textOf(typed['parent']) }}
                  error={wrong('name')}
                />
              </section>
              <section aria-labelledby="delete-folder" className="max-w-3xl border-t border-line pt-6">
                <h2 id="delete-folder" className="mb-2 text-subject font-strong">
                  {texts.t('mailboxes.deleteTitle')}
                </h2>
                <DeleteMailboxForm texts={texts} token={token} mailbox={mailbox} error={wrong('confirm')} />
              </section>
            </>
          )}
        </div>
      );
    },
  });
}
