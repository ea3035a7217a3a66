import { duplicatesPage } from '#lib/contract/index.ts';
import { openPage, pageNotice } from '#lib/http/index.ts';
import { findDuplicates } from '#lib/service/index.ts';
import { DuplicateList } from '#components/contacts/index.ts';
import { Shell } from '../../shell.tsx';
import { Sheet } from '../sheet.tsx';

interface Props {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

export default async function DuplicatesPage({ searchParams }: Props) {
  const query = await searchParams;
  const page = await openPage(duplicatesPage());
  const { texts } = page;
  const sets = await findDuplicates(page.session);
  return (
    <Shell page={page} section="contacts" notice={pageNotice(query, texts)}>
      <title>{`${texts.t('contacts.duplicatesTitle')} – ${page.productName}`}</title>
      <Sheet texts={texts} title={texts.t('contacts.duplicatesTitle')}>
        <DuplicateList texts={texts} sets={sets} />
      </Sheet>
    </Shell>
  );
}
