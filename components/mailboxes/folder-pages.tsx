import { foldersPage, type MailboxView } from '#lib/contract/index.ts';
import type { Texts } from '#lib/i18n/index.ts';
import { ButtonLink } from '#components/ui/index.ts';
import { FolderSearch } from './folder-search.tsx';
import { MailboxTable, type Sizes } from './mailbox-table.tsx';
import { MANY_FOLDERS } from './short-list.ts';

interface Props {
  readonly texts: Texts;
  readonly token: string;
  readonly mailboxes: readonly MailboxView[];
  /** Only folders whose path holds this, in any case of letters; `''` for all. */
  readonly find: string;
  /** Place of the first one. */
  readonly from: number;
  readonly sizes?: Sizes | undefined;
}

/** So many of many folders stand on one page. */
const PAGE = 200;

/** All folders in a table; many of them by pages, with a field that finds some by a part of their name. */
export function FolderPages({ texts, token, mailboxes, find, from, sizes }: Props) {
  const { t } = texts;
  if (mailboxes.length <= MANY_FOLDERS && find === '')
    return <MailboxTable texts={texts} token={token} mailboxes={mailboxes} sizes={sizes} />;
  const found = mailboxes.filter(({ path }) => path.toLowerCase().includes(find.toLowerCase()));
  const first = Math.min(from, Math.max(0, Math.floor((found.length - 1) / PAGE) * PAGE));
  const link = (to: number): string => foldersPage({ find, from: to, ...(sizes ? { sizes: '1' } : {}) });
  return (
    <>
      <FolderSearch label={t('mailboxes.find')} find={find} />
      {found.length === 0 && <p className="my-4 text-muted">{t('mailboxes.noneFound')}</p>}
      {found.length > 0 && (
        <MailboxTable texts={texts} token={token} mailboxes={found.slice(first, first + PAGE)} sizes={sizes} />
      )}
      <p className="mt-3 flex flex-wrap gap-2">
        {first > 0 && <ButtonLink href={link(Math.max(0, first - PAGE))}>{t('mailboxes.previousFolders')}</ButtonLink>}
        {first + PAGE < found.length && (
          <ButtonLink href={link(first + PAGE)}>
            {`${t('mailboxes.nextFolders')} (${t('mailboxes.more', { count: texts.number(found.length - first - PAGE) })})`}
          </ButtonLink>
        )}
      </p>
    </>
  );
}
