import { emptyPage, listPage } from '#lib/contract/index.ts';
import { Banner, ButtonLink } from '#components/ui/index.ts';
import { ClearMailboxForm, EmptyMailboxForm } from '#components/mailboxes/index.ts';
import { showFolderScreen } from '../show-folder-screen.tsx';

interface Props {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Asks before Trash or Junk is emptied for good, or everything in another folder goes to Trash. */
export default async function EmptyFolderPage({ searchParams }: Props) {
  return showFolderScreen({
    query: await searchParams,
    address: emptyPage,
    make: ({ page: { texts, token, productName }, mailbox, folder }) => {
      const empties = mailbox.specialUse === 'trash' || mailbox.specialUse === 'junk';
      const title = texts.t(empties ? 'mailboxes.emptyTitle' : 'mailboxes.clearTitle', { folder });
      const allowed = mailbox.selectable && mailbox.rights?.mayDelete !== false;
      const Form = empties ? EmptyMailboxForm : ClearMailboxForm;
      return (
        <div className="sheet">
          <title>{`${title} – ${productName}`}</title>
          <div className="mx-auto grid max-w-xl gap-4 px-4 py-12">
            <h1 className="text-page font-strong" dir="auto">
              {title}
            </h1>
            {allowed ? (
              <Form texts={texts} token={token} mailbox={mailbox} />
            ) : (
              <Banner
                tone="info"
                actions={
                  <ButtonLink href={listPage(mailbox.path)}>{texts.t('mailboxes.backToFolder', { folder })}</ButtonLink>
                }
              >
                {texts.t('mailboxes.emptyNotAllowed')}
              </Banner>
            )}
          </div>
        </div>
      );
    },
  });
}
