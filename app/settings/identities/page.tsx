import { settingsPage } from '#lib/contract/index.ts';
import { openPage, pageNotice } from '#lib/http/index.ts';
import { listIdentities } from '#lib/service/index.ts';
import { IdentityList, SettingsFrame } from '#components/settings/index.ts';
import { Shell } from '../../shell.tsx';

interface Props {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

export default async function IdentitiesPage({ searchParams }: Props) {
  const page = await openPage(settingsPage('identities'));
  const notice = pageNotice(await searchParams, page.texts);
  const identities = await listIdentities(page.session);
  return (
    <Shell page={page} section="settings" notice={notice}>
      <title>{`${page.texts.t('settings.identities')} – ${page.productName}`}</title>
      <SettingsFrame texts={page.texts} section="identities">
        <IdentityList texts={page.texts} identities={identities} />
      </SettingsFrame>
    </Shell>
  );
}
