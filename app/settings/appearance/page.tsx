import { settingsPage } from '#lib/contract/index.ts';
import { openPage, pageNotice } from '#lib/http/index.ts';
import { openParkedForm } from '#lib/service/index.ts';
import { AppearanceForm, SettingsFrame } from '#components/settings/index.ts';
import { Shell } from '../../shell.tsx';
import { typedField } from '../../typed-field.ts';

interface Props {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

export default async function AppearancePage({ searchParams }: Props) {
  const query = await searchParams;
  const page = await openPage(settingsPage('appearance'));
  const { texts, token, session, settings } = page;
  const notice = pageNotice(query, texts);
  const typed = typeof query['form'] === 'string' ? await openParkedForm(session, query['form']) : undefined;
  const values = {
    theme: typedField(typed, 'theme', settings.theme),
    density: typedField(typed, 'density', settings.density),
    ownColours: typedField(typed, 'ownColours', settings.ownColours.join('\n')),
  };
  return (
    <Shell page={page} section="settings" notice={notice}>
      <title>{`${texts.t('settings.appearance')} – ${page.productName}`}</title>
      <SettingsFrame texts={texts} section="appearance">
        <AppearanceForm texts={texts} token={token} values={values} />
      </SettingsFrame>
    </Shell>
  );
}
