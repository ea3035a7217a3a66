import { outboxPage } from '#lib/contract/index.ts';
import { openPage, pageNotice } from '#lib/http/index.ts';
import { listSubmissions } from '#lib/service/index.ts';
import { SubmissionList } from '#components/composer/index.ts';
import { Shell } from '../shell.tsx';

interface Props {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

export default async function OutboxPage({ searchParams }: Props) {
  const page = await openPage(outboxPage());
  const notice = pageNotice(await searchParams, page.texts);
  const { submissions } = await listSubmissions(page.session);
  return (
    <Shell page={page} section="outbox" notice={notice}>
      <title>{`${page.texts.t('composer.outboxTitle')} – ${page.productName}`}</title>
      <SubmissionList texts={page.texts} submissions={submissions} />
    </Shell>
  );
}
