import { settingsPage } from '#lib/contract/index.ts';
import { openPage, pageNotice } from '#lib/http/index.ts';
import { listLabels } from '#lib/service/index.ts';
import { LabelForms, SettingsFrame } from '#components/settings/index.ts';
import { Shell } from '../../shell.tsx';

interface Props {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

export default async function LabelsPage({ searchParams }: Props) {
  const page = await openPage(settingsPage('labels'));
  const notice = pageNotice(await searchParams, page.texts);
  const { labels } = await listLabels(page.session);
  return (
    <Shell page={page} section="settings" notice={notice}>
      <title>{`${page.texts.t('settings.labels')} – ${page.productName}`}</title>
      <SettingsFrame texts={page.texts} section="labels">
        <LabelForms texts={page.texts} token={page.token} labels={labels} />
      </SettingsFrame>
    </Shell>
  );
}
