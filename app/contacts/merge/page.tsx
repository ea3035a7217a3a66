import { mergePage } from '#lib/contract/index.ts';
import { openPage, pageFault, pageNotice, type PageNotice } from '#lib/http/index.ts';
import { previewMerge } from '#lib/service/index.ts';
import { MergeForm } from '#components/contacts/index.ts';
import { Shell } from '../../shell.tsx';
import { Sheet } from '../sheet.tsx';

interface Props {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

export default async function MergePage({ searchParams }: Props) {
  const query = await searchParams;
  const ids = [query['id'] ?? []]
    .flat()
    .filter((id) => /^[0-9a-f]{32}$/.test(id))
    .slice(0, 20);
  const page = await openPage(mergePage(ids));
  const { texts } = page;
  const preview = await previewMerge(page.session, ids).catch((cause: unknown): PageNotice => ({
    error: pageFault(cause, texts),
  }));
  return (
    <Shell page={page} section="contacts" notice={'error' in preview ? preview : pageNotice(query, texts)}>
      <title>{`${texts.t('contacts.mergeTitle')} – ${page.productName}`}</title>
      <Sheet texts={texts} title={texts.t('contacts.mergeTitle')}>
        {'cards' in preview && <MergeForm texts={texts} token={page.token} {...preview} />}
      </Sheet>
    </Shell>
  );
}
