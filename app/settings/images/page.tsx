import { config } from '#lib/config.ts';
import { settingsPage } from '#lib/contract/index.ts';
import { openPage, pageNotice } from '#lib/http/index.ts';
import { readImageRules } from '#lib/service/index.ts';
import { ImageRulesForm, SettingsFrame } from '#components/settings/index.ts';
import { Shell } from '../../shell.tsx';

interface Props {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

export default async function ImagesPage({ searchParams }: Props) {
  const page = await openPage(settingsPage('images'));
  const notice = pageNotice(await searchParams, page.texts);
  const { rules } = await readImageRules(page.session);
  return (
    <Shell page={page} section="settings" notice={notice}>
      <title>{`${page.texts.t('settings.images')} – ${page.productName}`}</title>
      <SettingsFrame texts={page.texts} section="images">
        <ImageRulesForm texts={page.texts} token={page.token} rules={rules} off={!config().remoteImages} />
      </SettingsFrame>
    </Shell>
  );
}
