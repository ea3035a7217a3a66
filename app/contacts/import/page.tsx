import { importPage } from '#lib/contract/index.ts';
import { openPage, pageFault, pageNotice, type PageNotice } from '#lib/http/index.ts';
import { listGroups, previewImport, readImportReport } from '#lib/service/index.ts';
import { ImportForm, ImportOutcome, ImportPreviewForm } from '#components/contacts/index.ts';
import { Shell } from '../../shell.tsx';
import { Sheet } from '../sheet.tsx';

interface Props {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

export default async function ImportPage({ searchParams }: Props) {
  const query = await searchParams;
  const id = (name: string): string => (/^[0-9a-f]{32}$/.test(String(query[name])) ? String(query[name]) : '');
  const [upload, run] = [id('upload'), id('run')];
  const page = await openPage(importPage({ ...(upload ? { upload } : {}), ...(run ? { run } : {}) }));
  const { texts, token, session } = page;
  const look = async () => {
    if (run !== '' || upload === '') return undefined;
    const [preview, groups] = await Promise.all([previewImport(session, upload), listGroups(session)]);
    return { preview, groups };
  };
  const looked = await look().catch((cause: unknown): PageNotice => ({ error: pageFault(cause, texts) }));
  const report = run === '' ? undefined : readImportReport(session, run);
  const notice = looked && 'error' in looked ? looked : pageNotice(query, texts);
  return (
    <Shell page={page} section="contacts" notice={notice}>
      <title>{`${texts.t('contacts.importTitle')} – ${page.productName}`}</title>
      <Sheet texts={texts} title={texts.t('contacts.importTitle')}>
        {run !== '' ? (
          <ImportOutcome
            texts={texts}
            token={token}
            change={run}
            report={report}
            failure={report?.error ? texts.error(report.error) : ''}
          />
        ) : looked && 'preview' in looked ? (
          <ImportPreviewForm texts={texts} token={token} preview={looked.preview} groups={looked.groups} />
        ) : (
          <ImportForm texts={texts} token={token} />
        )}
      </Sheet>
    </Shell>
  );
}
