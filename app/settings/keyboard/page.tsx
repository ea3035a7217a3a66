import { settingsPage } from '#lib/contract/index.ts';
import { openPage, pageNotice } from '#lib/http/index.ts';
import { openParkedForm } from '#lib/service/index.ts';
import { KeyboardForm, SettingsFrame } from '#components/settings/index.ts';
import { Shell } from '../../shell.tsx';
import { typedField } from '../../typed-field.ts';

interface Props {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

export default async function KeyboardPage({ searchParams }: Props) {
  const query = await searchParams;
  const page = await openPage(settingsPage('keyboard'));
  const { texts, token, session, settings } = page;
  const notice = pageNotice(query, texts);
  const typed = typeof query['form'] === 'string' ? await openParkedForm(session, query['form']) : undefined;
  const shortcuts = typedField(typed, 'shortcuts', settings.shortcuts);
  return (
    <Shell page={page} section="settings" notice={notice}>
      <title>{`${texts.t('settings.keyboard')} – ${page.productName}`}</title>
      <SettingsFrame texts={texts} section="keyboard">
        <KeyboardForm texts={texts} token={token} shortcuts={shortcuts} settings={settings} />
      </SettingsFrame>
    </Shell>
  );
}
