import type { Metadata } from 'next';
import { outboxPage } from '#lib/contract/index.ts';
import { openPage, openPublicPage, pageNotice } from '#lib/http/index.ts';
import { listSubmissions } from '#lib/service/index.ts';
import { SubmissionList } from '#components/composer/index.ts';
import { Shell } from '../shell.tsx';

interface Props {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await openPublicPage()).texts.t('composer.outboxTitle') };
}

export default async function OutboxPage({ searchParams }: Props) {
  const page = await openPage(outboxPage());
  const notice = pageNotice(await searchParams, page.texts);
  const { submissions } = await listSubmissions(page.session);
  return (
    <Shell page={page} section="outbox" notice={notice}>
      <SubmissionList texts={page.texts} submissions={submissions} />
    </Shell>
  );
}
