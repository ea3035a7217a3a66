import { config } from '#lib/config.ts';
import { settingsPage } from '#lib/contract/index.ts';
import { openPage, pageNotice } from '#lib/http/index.ts';
import { openParkedForm, readSettings } from '#lib/service/index.ts';
import { SettingsForm, SettingsFrame } from '#components/settings/index.ts';
import { Shell } from '../shell.tsx';
import { typedField } from '../typed-field.ts';
import { typedSwitch } from '../typed-switch.ts';

interface Props {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

export default async function SettingsPage({ searchParams }: Props) {
  const query = await searchParams;
  const page = await openPage(settingsPage());
  const { texts, token, session } = page;
  const notice = pageNotice(query, texts);
  const [{ settings }, typed] = await Promise.all([
    readSettings(session),
    typeof query['form'] === 'string' ? openParkedForm(session, query['form']) : undefined,
  ]);
  const values = {
    language: typedField(typed, 'language', settings.language),
    pageSize: typedField(typed, 'pageSize', String(settings.pageSize)),
    timeZone: typedField(typed, 'timeZone', settings.timeZone),
    clock: typedField(typed, 'clock', settings.clock),
    dateOrder: typedField(typed, 'dateOrder', settings.dateOrder),
    markRead: typedField(typed, 'markRead', settings.markRead),
    receipts: typedField(typed, 'receipts', settings.receipts),
    quotePosition: typedField(typed, 'quotePosition', settings.quotePosition),
    sendDelay: typedField(typed, 'sendDelay', String(settings.sendDelay)),
    composeFormat: typedField(typed, 'composeFormat', settings.composeFormat),
    markdown: typedSwitch(typed, 'markdown', settings.markdown),
    collectRecipients: typedSwitch(typed, 'collectRecipients', settings.collectRecipients),
    preferHtml: typedSwitch(typed, 'preferHtml', settings.preferHtml),
  };
  return (
    <Shell page={page} section="settings" notice={notice}>
      <title>{`${page.texts.t('settings.title')} – ${page.productName}`}</title>
      <SettingsFrame texts={texts} section="general">
        <SettingsForm
          texts={texts}
          token={token}
          values={values}
          unattended={config().unattended !== 'off'}
          error={notice.error}
        />
      </SettingsFrame>
    </Shell>
  );
}
