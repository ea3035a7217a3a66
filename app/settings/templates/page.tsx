import { settingsPage } from '#lib/contract/index.ts';
import { openPage, pageNotice } from '#lib/http/index.ts';
import { listTemplates } from '#lib/service/index.ts';
import { SettingsFrame, TemplateList } from '#components/settings/index.ts';
import { Shell } from '../../shell.tsx';

interface Props {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

export default async function TemplatesPage({ searchParams }: Props) {
  const page = await openPage(settingsPage('templates'));
  const notice = pageNotice(await searchParams, page.texts);
  const templates = await listTemplates(page.session);
  return (
    <Shell page={page} section="settings" notice={notice}>
      <title>{`${page.texts.t('settings.templates')} – ${page.productName}`}</title>
      <SettingsFrame texts={page.texts} section="templates">
        <TemplateList texts={page.texts} templates={templates} />
      </SettingsFrame>
    </Shell>
  );
}
