import { config } from '#lib/config.ts';
import { messagePage, type MailPlace } from '#lib/contract/index.ts';
import type { Page, PageNotice } from '#lib/http/index.ts';
import { listIdentities, newFormId, openParkedForm, readMessage } from '#lib/service/index.ts';
import { labelMailbox } from '#components/mailboxes/index.ts';
import { MessageProblem, RedirectForm, ReportForm } from '#components/reader/index.ts';
import { attempt } from '#app/attempt.ts';
import { Shell, loadFolders } from '#app/shell.tsx';
import { typedField } from '#app/typed-field.ts';

interface Props {
  readonly page: Page;
  readonly place: MailPlace & {
    readonly message: NonNullable<MailPlace['message']>;
    readonly view: 'redirect' | 'report';
  };
  /** Of a form that came back. */
  readonly form: string | readonly string[] | undefined;
  readonly notice: PageNotice;
}

/** Asks to whom a message is passed on as it is, or whether a copy of phishing goes to the administrator. */
export async function RedirectPage({ page, place, form, notice }: Props) {
  const { texts, token, session, productName } = page;
  const { mailbox: path, message: ref, view } = place;
  const list = { ...place.list, select: undefined };
  const title = texts.t(view === 'report' ? 'redirect.reportTitle' : 'redirect.title');
  const opened = await attempt(texts, () => readMessage(session, { mailbox: path, message: ref }));
  const [identities, typed] = await Promise.all([
    listIdentities(session),
    typeof form === 'string' ? openParkedForm(session, form) : undefined,
  ]);
  const found = opened.ok ? undefined : (await loadFolders(session))?.mailboxes.find((one) => one.path === path);
  return (
    <Shell page={page} section="mail" current={path} notice={notice}>
      <title>{`${title} – ${productName}`}</title>
      {opened.ok && view === 'report' ? (
        <ReportForm
          texts={texts}
          token={token}
          path={path}
          message={opened.value}
          list={list}
          to={config().abuseAddress}
        />
      ) : opened.ok ? (
        <RedirectForm
          texts={texts}
          token={token}
          path={path}
          message={opened.value}
          identities={identities}
          id={newFormId()}
          back={messagePage(path, ref, { list })}
          fields={{
            to: typedField(typed, 'to', ''),
            identity: typedField(typed, 'identity', identities.find(({ isDefault }) => isDefault)?.id ?? ''),
            keepCopy: typed ? 'keepCopy' in typed : false,
          }}
          error={notice.error}
        />
      ) : (
        <>
          <h1 className="sr-only">{title}</h1>
          <MessageProblem
            texts={texts}
            path={path}
            folder={found ? labelMailbox(found, texts) : path}
            list={list}
            here={messagePage(path, ref, { view, list })}
            fault={opened.fault}
          />
        </>
      )}
    </Shell>
  );
}
