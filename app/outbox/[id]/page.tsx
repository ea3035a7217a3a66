import { outboxPage } from '#lib/contract/index.ts';
import { isAppError } from '#lib/errors.ts';
import { openPage, pageNotice } from '#lib/http/index.ts';
import { getSubmission } from '#lib/service/index.ts';
import { Submission } from '#components/composer/index.ts';
import { ButtonLink, EmptyState } from '#components/ui/index.ts';
import { Shell, loadFolders } from '../../shell.tsx';

interface Props {
  readonly params: Promise<{ readonly id: string }>;
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

export default async function SubmissionPage({ params, searchParams }: Props) {
  const { id } = await params;
  const page = await openPage(outboxPage(id));
  const notice = pageNotice(await searchParams, page.texts);
  const [submission, folders] = await Promise.all([
    getSubmission(page.session, { id }).catch((error: unknown) => {
      if (isAppError(error) && error.code === 'submission.missing') return undefined;
      throw error;
    }),
    loadFolders(page.session),
  ]);
  return (
    <Shell page={page} section="outbox" notice={notice}>
      <title>{`${submission?.subject || page.texts.t('composer.outboxTitle')} – ${page.productName}`}</title>
      {submission ? (
        <Submission
          texts={page.texts}
          token={page.token}
          submission={submission}
          sentPath={folders?.mailboxes.find(({ specialUse }) => specialUse === 'sent')?.path}
        />
      ) : (
        <>
          <h1 className="sr-only">{page.texts.t('composer.outboxTitle')}</h1>
          <EmptyState
            icon="outbox"
            title={page.texts.t('composer.outboxGone')}
            actions={<ButtonLink href={outboxPage()}>{page.texts.t('composer.outboxBack')}</ButtonLink>}
          />
        </>
      )}
    </Shell>
  );
}
