import { useRef, type ReactNode } from 'react';
import type { ComposeView } from '#lib/contract/index.ts';
import { formatAddress } from '#lib/mail/format-address.ts';
import { Icon } from '#components/ui/index.ts';
import { ComposerRow, ROW_CONTROL } from './composer-row.tsx';
import type { ComposerWords } from './composer-words.ts';
import type { ComposerField } from './error-field.ts';
import type { ComposerFormProps } from './live-composer-form.tsx';
import { LiveRecipientField } from './live-recipient-field.tsx';

interface Props {
  readonly view: ComposeView;
  readonly identities: ComposerFormProps['identities'];
  readonly words: ComposerWords;
  readonly contactsHref: string;
  readonly error: { readonly field: ComposerField | undefined; readonly text: string } | undefined;
  readonly onIdentity: (from: string, to: string) => void;
  readonly addressBook: ReactNode;
  /** Where the message itself is written. */
  readonly text: ReactNode;
}

/** Everything that is typed: sender, recipients, subject, text. Uncontrolled: what stands in them belongs to the person. */
export function ComposerFields({ view, identities, words, contactsHref, error, onIdentity, addressBook, text }: Props) {
  const sender = useRef(view.identity);
  const errorOf = (field: ComposerField): string | undefined => (error?.field === field ? error.text : undefined);
  const recipients = { words, contactsHref };
  const senderError = errorOf('identity') ?? (identities.length === 0 ? words.noIdentity : undefined);
  const wrongCopy = errorOf('cc') ?? errorOf('bcc');
  return (
    <>
      <ComposerRow id="identity" label={words.from} error={senderError}>
        <select
          id="identity"
          name="identity"
          defaultValue={view.identity}
          dir="auto"
          className={`${ROW_CONTROL} min-h-10 truncate ps-1`}
          aria-invalid={senderError ? true : undefined}
          aria-describedby={senderError ? 'identity-error' : undefined}
          onChange={(event) => {
            onIdentity(sender.current, event.currentTarget.value);
            sender.current = event.currentTarget.value;
          }}
        >
          {identities.map((one) => (
            <option key={one.id} value={one.id}>
              {formatAddress(one)}
            </option>
          ))}
        </select>
      </ComposerRow>
      <LiveRecipientField
        name="to"
        label={words.to}
        defaultValue={view.to}
        error={errorOf('to')}
        isFirst={view.to === ''}
        {...recipients}
      />
      <div className="flex flex-wrap border-b border-line">
        {addressBook}
        <details
          open={view.cc !== '' || view.bcc !== '' || wrongCopy !== undefined}
          className="group open:-mb-px open:basis-full"
        >
          <summary className="inline-flex min-h-9 items-center gap-1 px-4 text-muted group-open:hidden hover:text-ink pane:px-6 pointer-coarse:min-h-11">
            <Icon name="chevron-right" className="size-4 rtl:-scale-x-100" />
            {words.ccBcc}
          </summary>
          <LiveRecipientField name="cc" label={words.cc} defaultValue={view.cc} error={errorOf('cc')} {...recipients} />
          <LiveRecipientField
            name="bcc"
            label={words.bcc}
            defaultValue={view.bcc}
            error={errorOf('bcc')}
            {...recipients}
          />
        </details>
      </div>
      <ComposerRow id="subject" label={words.subject} error={errorOf('subject')}>
        <input
          id="subject"
          name="subject"
          dir="auto"
          size={60}
          maxLength={2000}
          defaultValue={view.subject}
          className={`${ROW_CONTROL} font-medium`}
          aria-invalid={errorOf('subject') ? true : undefined}
          aria-describedby={errorOf('subject') ? 'subject-error' : undefined}
        />
      </ComposerRow>
      {text}
    </>
  );
}
