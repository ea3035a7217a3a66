import { messagePage, type MailPlace } from '#lib/contract/index.ts';
import type { Page, PageNotice } from '#lib/http/index.ts';
import { readEnclosed } from '#lib/service/index.ts';
import { labelMailbox } from '#components/mailboxes/index.ts';
import { EnclosedView, MessageProblem } from '#components/reader/index.ts';
import { attempt } from '#app/attempt.ts';
import { Shell, loadFolders } from '#app/shell.tsx';

interface Props {
  readonly page: Page;
  readonly place: MailPlace & { readonly message: NonNullable<MailPlace['message']> };
  /** As the address says it. */
  readonly part: string;
  readonly notice: PageNotice;
}

/** A message that came along in another one. */
export async function EnclosedPage({ page, place, part, notice }: Props) {
  const { texts, session, productName } = page;
  const { mailbox: path, message } = place;
  const opened = await attempt(texts, () => readEnclosed(session, { mailbox: path, message, part }));
  const title = opened.ok ? opened.value.subject || texts.t('common.noSubject') : texts.t('reader.failedTitle');
  const found = opened.ok ? undefined : (await loadFolders(session))?.mailboxes.find((one) => one.path === path);
  return (
    <Shell page={page} section="mail" current={path} notice={notice}>
      <title>{`${title} – ${productName}`}</title>
      {opened.ok ? (
        <EnclosedView texts={texts} path={path} message={message} part={part} enclosed={opened.value} />
      ) : (
        <>
          <h1 className="sr-only">{title}</h1>
          <MessageProblem
            texts={texts}
            path={path}
            folder={found ? labelMailbox(found, texts) : path}
            list={{ ...place.list, select: undefined }}
            here={messagePage(path, message, { view: 'enclosed', part })}
            fault={opened.fault}
          />
        </>
      )}
    </Shell>
  );
}
