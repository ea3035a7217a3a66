import type { Metadata } from 'next';
import { settingsPage } from '#lib/contract/index.ts';
import { openPage, openPublicPage, pageNotice } from '#lib/http/index.ts';
import { listIdentities } from '#lib/service/index.ts';
import { IdentityList, SettingsFrame } from '#components/settings/index.ts';
import { Shell } from '../../shell.tsx';

interface Props {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await openPublicPage()).texts.t('settings.identities') };
}

export default async function IdentitiesPage({ searchParams }: Props) {
  const page = await openPage(settingsPage('identities'));
  const notice = pageNotice(await searchParams, page.texts);
  const identities = await listIdentities(page.session);
  return (
    <Shell page={page} section="settings" notice={notice}>
      <SettingsFrame texts={page.texts} section="identities">
        <IdentityList texts={page.texts} identities={identities} />
      </SettingsFrame>
    </Shell>
  );
}
