import { decideSubmission, outboxPage, type SubmissionView } from '#lib/contract/index.ts';
import type { Texts } from '#lib/i18n/index.ts';
import { writeLocalTime } from '#lib/mail/snooze-times.ts';
import { Button, FormHead, TextField } from '#components/ui/index.ts';
import { stateWords } from './submission-words.ts';

interface Props {
  readonly texts: Texts;
  readonly token: string;
  readonly submission: SubmissionView;
}

/** What a person may decide about a message that did not end by itself; nothing where there is nothing to decide. */
export function SubmissionChoices({ texts, token, submission }: Props) {
  const choices = choicesFor(submission, texts);
  if (choices.length === 0) return null;
  return (
    <form method="post" action={decideSubmission.href} className="grid gap-3">
      <FormHead token={token} return={outboxPage(submission.id)} />
      <input type="hidden" name="id" value={submission.id} />
      {choices.map((choice, index) => (
        <div key={choice.value} className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <Button
            name="do"
            value={choice.value}
            tone={choice.value === 'discard' ? 'danger' : index === 0 ? 'primary' : 'plain'}
          >
            {choice.label}
          </Button>
          {choice.hint && <span className="text-snippet text-muted">{choice.hint}</span>}
        </div>
      ))}
      {submission.sendAt !== null && stateWords(submission).turn === 'clock' && (
        <fieldset className="flex flex-wrap items-end gap-x-3 gap-y-2 border-t border-line pt-4">
          <legend className="sr-only">{texts.t('composer.doSchedule')}</legend>
          <TextField
            name="sendAt"
            type="datetime-local"
            label={texts.t('composer.sendAt')}
            hint={texts.t('composer.sendAtZone', { zone: texts.timeZone })}
            defaultValue={writeLocalTime(new Date(submission.sendAt), texts.timeZone)}
          />
          <Button name="do" value="schedule" icon="clock">
            {texts.t('composer.doSchedule')}
          </Button>
        </fieldset>
      )}
    </form>
  );
}

interface Choice {
  readonly value: 'retry' | 'resend' | 'others' | 'assume-sent' | 'edit' | 'discard' | 'file';
  readonly label: string;
  readonly hint?: string;
}

function choicesFor(submission: SubmissionView, { t }: Texts): readonly Choice[] {
  const { state, error, refused, recipients, leavesIn } = submission;
  const edit: Choice = { value: 'edit', label: t('composer.doEdit') };
  const discard: Choice = { value: 'discard', label: t('composer.doDiscard'), hint: t('composer.doDiscardHint') };
  const retry: Choice = { value: 'retry', label: t('composer.doRetry') };
  const others = recipients.length - refused.length;
  switch (state) {
    case 'unknown':
      return [
        { value: 'assume-sent', label: t('composer.doAssumeSent'), hint: t('composer.doAssumeSentHint') },
        { value: 'resend', label: t('composer.doResend'), hint: t('composer.doResendHint') },
        discard,
      ];
    case 'refused':
      return refused.length > 0 && others > 0
        ? [edit, { value: 'others', label: t('composer.doOthers', { count: others }) }, discard]
        : [edit, discard];
    case 'deferred':
    case 'waiting':
      return [retry, edit, discard];
    case 'sent':
      return error === null ? [] : [{ value: 'file', label: t('composer.doFile') }];
    case 'queued':
      return leavesIn === null
        ? []
        : [{ ...edit, label: t('composer.doTakeBack') }, { ...retry, label: t('composer.doNow') }, discard];
    case 'sending':
    case 'filed':
    case 'discarded':
      return [];
  }
}
