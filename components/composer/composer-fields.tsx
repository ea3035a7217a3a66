import { useMemo, useRef, useState, type ReactNode } from 'react';
import type { ComposeView } from '#lib/contract/index.ts';
import { formatAddress } from '#lib/mail/format-address.ts';
import { Icon } from '#components/ui/index.ts';
import { useComposerId } from './composer-place.ts';
import { ComposerRow, ROW_CONTROL } from './composer-row.tsx';
import type { ComposerWords } from './composer-words.ts';
import type { ComposerField } from './error-field.ts';
import type { ComposerFormProps } from './composer-form-props.ts';
import { recipientJudge } from './judge-recipients.ts';
import { LiveRecipientField } from './live-recipient-field.tsx';
import type { RecipientField } from './recipient.ts';
import { recipientNotes } from './recipient-notes.tsx';
import { useRecipients } from './use-recipients.ts';

interface Props {
  readonly view: ComposeView;
  readonly identities: ComposerFormProps['identities'];
  readonly words: ComposerWords;
  readonly suggestHref: string;
  readonly error: { readonly field: ComposerField | undefined; readonly text: string } | undefined;
  readonly onIdentity: (from: string, to: string) => void;
  readonly addressBook: ReactNode;
  /** Where the message itself is written. */
  readonly text: ReactNode;
}

/** Everything that is typed: sender, recipients, subject, text. Uncontrolled: what stands in them belongs to the person. */
export function ComposerFields({ view, identities, words, suggestHref, error, onIdentity, addressBook, text }: Props) {
  const sender = useRef(view.identity);
  const errorOf = (field: ComposerField): string | undefined => (error?.field === field ? error.text : undefined);
  const [identityId, subjectId] = [useComposerId('identity'), useComposerId('subject')];
  const recipients = useRecipients(view);
  const judge = useMemo(() => recipientJudge(identities.map(({ address }) => address)), [identities]);
  const drawField = (name: RecipientField, isFirst = false) => (
    <LiveRecipientField
      name={name}
      label={words[name]}
      defaultValue={view[name]}
      recipients={recipients}
      judge={judge}
      error={errorOf(name)}
      notes={recipientNotes({ name, recipients, judge, words })}
      words={words}
      suggestHref={suggestHref}
      isFirst={isFirst}
    />
  );
  const [copied, setCopied] = useState(view.cc !== '' || view.bcc !== '');
  const isCopied = [recipients.lists.cc, recipients.lists.bcc].some(({ settled }) => settled.length > 0);
  if (isCopied && !copied) setCopied(true); // and it stays open when the last one is gone
  const senderError = errorOf('identity') ?? (identities.length === 0 ? words.noIdentity : undefined);
  const wrongCopy = errorOf('cc') ?? errorOf('bcc');
  return (
    <>
      <ComposerRow id={identityId} label={words.from} error={senderError}>
        <select
          id={identityId}
          name="identity"
          defaultValue={view.identity}
          dir="auto"
          className={`${ROW_CONTROL} min-h-10 truncate ps-1`}
          aria-invalid={senderError ? true : undefined}
          aria-describedby={senderError ? `${identityId}-error` : undefined}
          onChange={(event) => {
            const { value } = event.currentTarget;
            const [before, after] = [sender.current, value].map((id) => identities.find((one) => one.id === id));
            for (const field of ['cc', 'bcc'] as const)
              recipients.replace(field, before?.[field] ?? '', after?.[field] ?? '');
            onIdentity(sender.current, value);
            sender.current = value;
          }}
        >
          {identities.map((one) => (
            <option key={one.id} value={one.id}>
              {formatAddress(one)}
            </option>
          ))}
        </select>
      </ComposerRow>
      {drawField('to', view.to === '')}
      <div className="flex flex-wrap border-b border-line">
        {addressBook}
        <details open={copied || wrongCopy !== undefined} className="composer-copies group open:-mb-px open:basis-full">
          <summary className="inline-flex min-h-9 items-center gap-1 px-4 text-muted group-open:hidden hover:text-ink pane:px-6 pointer-coarse:min-h-11">
            <Icon name="chevron-right" className="size-4 rtl:-scale-x-100" />
            {words.ccBcc}
          </summary>
          {drawField('cc')}
          {drawField('bcc')}
        </details>
      </div>
      <ComposerRow id={subjectId} label={words.subject} error={errorOf('subject')}>
        <input
          id={subjectId}
          name="subject"
          dir="auto"
          size={60}
          maxLength={2000}
          defaultValue={view.subject}
          className={`${ROW_CONTROL} font-medium`}
          aria-invalid={errorOf('subject') ? true : undefined}
          aria-describedby={errorOf('subject') ? `${subjectId}-error` : undefined}
        />
      </ComposerRow>
      {text}
    </>
  );
}
