import { settingsPage } from '#lib/contract/index.ts';
import { openPage, pageNotice } from '#lib/http/index.ts';
import { openParkedForm } from '#lib/service/index.ts';
import { labelMailbox } from '#components/mailboxes/index.ts';
import { MailboxForm, SettingsFrame } from '#components/settings/index.ts';
import { loadFolders, Shell } from '../../shell.tsx';
import { typedField } from '../../typed-field.ts';
import { typedSwitch } from '../../typed-switch.ts';

interface Props {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

export default async function MailboxPage({ searchParams }: Props) {
  const query = await searchParams;
  const page = await openPage(settingsPage('mailbox'));
  const { texts, token, session, settings } = page;
  const notice = pageNotice(query, texts);
  const typed = typeof query['form'] === 'string' ? await openParkedForm(session, query['form']) : undefined;
  const folders = (await loadFolders(session))?.mailboxes.filter(({ selectable }) => selectable) ?? [];
  const values = {
    readingPane: typedField(typed, 'readingPane', settings.readingPane),
    afterRemoving: typedField(typed, 'afterRemoving', settings.afterRemoving),
    swipeRight: typedField(typed, 'swipeRight', settings.swipeRight),
    swipeLeft: typedField(typed, 'swipeLeft', settings.swipeLeft),
    undoSeconds: typedField(typed, 'undoSeconds', String(settings.undoSeconds)),
    pages: typedSwitch(typed, 'pages', settings.pages),
    conversations: typedSwitch(typed, 'conversations', settings.conversations),
    previews: typedSwitch(typed, 'previews', settings.previews),
    sound: typedSwitch(typed, 'sound', settings.sound),
    notifications: typed ? [typed['notifications'] ?? []].flat() : settings.notifications,
  };
  return (
    <Shell page={page} section="settings" notice={notice}>
      <title>{`${texts.t('settings.mailbox')} – ${page.productName}`}</title>
      <SettingsFrame texts={texts} section="mailbox">
        <MailboxForm
          texts={texts}
          token={token}
          values={values}
          insecure={page.insecure}
          folders={folders.map((one) => ({ key: one.key, label: labelMailbox(one, texts) }))}
        />
      </SettingsFrame>
    </Shell>
  );
}
