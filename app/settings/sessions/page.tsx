import { settingsPage } from '#lib/contract/index.ts';
import { openPage, pageNotice } from '#lib/http/index.ts';
import { listSessions } from '#lib/service/index.ts';
import { SessionList, SettingsFrame } from '#components/settings/index.ts';
import { Shell } from '../../shell.tsx';

interface Props {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

export default async function SessionsPage({ searchParams }: Props) {
  const page = await openPage(settingsPage('sessions'));
  const notice = pageNotice(await searchParams, page.texts);
  const { sessions } = await listSessions(page.session);
  return (
    <Shell page={page} section="settings" notice={notice}>
      <title>{`${page.texts.t('settings.sessions')} – ${page.productName}`}</title>
      <SettingsFrame texts={page.texts} section="sessions">
        <SessionList texts={page.texts} token={page.token} sessions={sessions} />
      </SettingsFrame>
    </Shell>
  );
}
