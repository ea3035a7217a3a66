'use client';

import {
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  type ClipboardEvent,
  type KeyboardEvent,
  type ReactNode,
} from 'react';
import { fillWords, findTypedRecipient, useSuggestions, type Suggestion } from '#lib/client/index.ts';
import { announce, useHydrated } from '#components/ui/index.ts';
import { useComposerId, useTakesFocus } from './composer-place.ts';
import { ComposerRow, ROW_CONTROL } from './composer-row.tsx';
import type { ComposerWords } from './composer-words.ts';
import type { Judgement } from './judge-recipients.ts';
import {
  asRecipient,
  joinRecipients,
  labelOf,
  readRecipients,
  type Recipient,
  type RecipientField,
} from './recipient.ts';
import { arrowsOf, CHIP, RecipientChips } from './recipient-chips.tsx';
import { SuggestionList } from './suggestion-list.tsx';
import type { Recipients } from './use-recipients.ts';
import { useStoredRecipients } from './use-stored-recipients.ts';

interface Props {
  readonly name: RecipientField;
  readonly label: string;
  readonly defaultValue: string;
  readonly recipients: Recipients;
  readonly judge: (one: Recipient) => Judgement;
  readonly error?: string | undefined;
  readonly notes: ReactNode;
  readonly words: ComposerWords;
  /** Where recipients are suggested, with the mount point. */
  readonly suggestHref: string;
  /** Takes the focus when the page is ready, if nothing else has it. */
  readonly isFirst?: boolean;
}

/**
 * A list of recipients: without scripts as typed text, with scripts as chips before the place where one types, which offers the
 * address book. What is posted is the text of the plain field, which holds what the chips say.
 */
export function LiveRecipientField(props: Props) {
  const { name, label, defaultValue, recipients, judge, error, notes, words, suggestHref, isFirst = false } = props;
  const id = useComposerId(name);
  const ready = useHydrated();
  const { settled, typed } = recipients.lists[name];
  const field = useRef<HTMLInputElement>(null);
  const row = useRef<HTMLDivElement>(null);
  const [asked, setAsked] = useState('');
  const [active, setActive] = useState(0);
  const [over, setOver] = useState(false);
  const stored = useStoredRecipients(recipients, name, field);
  const found = useSuggestions(suggestHref, asked, settled.map(({ text }) => text).join('\n'));
  const open = asked !== '' && found.length > 0;
  const current = Math.min(active, found.length - 1);

  /** Where the keyboard goes once the chips are drawn as they are now. */
  const goTo = useRef<number>(undefined);
  const go = (to: number): void => {
    const chips = row.current?.querySelectorAll<HTMLElement>(CHIP) ?? [];
    (chips[to] ?? field.current)?.focus();
  };
  useLayoutEffect(() => {
    if (goTo.current === undefined) return;
    go(goTo.current);
    goTo.current = undefined;
  });
  const takesFocus = useTakesFocus();
  useEffect(() => {
    if (isFirst && takesFocus()) field.current?.focus();
  }, [isFirst, takesFocus]);

  const set = (list: readonly Recipient[], rest: string): void => recipients.set(name, { settled: list, typed: rest });
  const add = (more: readonly Recipient[], rest = ''): void => {
    if (more.length > 0) announce(fillWords(words.chipAdded, { names: more.map(labelOf).join(', ') }));
    set(joinRecipients(settled, more), rest);
    setAsked('');
  };
  const settle = (text: string, rest = ''): void => add(readRecipients(text), rest);
  const choose = ({ members }: Suggestion): void => add(members.map(asRecipient));

  const onType = (text: string, composing: boolean): void => {
    const last = findTypedRecipient(text, text.length);
    const before = composing ? '' : text.slice(0, last.start);
    if (/[,;]/.test(before)) settle(before, text.slice(last.start));
    else set(settled, text);
    setActive(0);
    setAsked(last.text);
  };
  const onPaste = (event: ClipboardEvent<HTMLInputElement>): void => {
    const { value, selectionStart, selectionEnd } = event.currentTarget;
    const pasted = event.clipboardData.getData('text/plain');
    const whole = value.slice(0, selectionStart ?? 0) + pasted + value.slice(selectionEnd ?? 0);
    if (!/[,;\r\n]/.test(pasted.trim()) && !readRecipients(whole).every(({ address }) => address !== '')) return;
    if (pasted.trim() === '') return;
    event.preventDefault();
    settle(whole);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    const { key, shiftKey, ctrlKey, metaKey, altKey, nativeEvent, currentTarget } = event;
    if (nativeEvent.isComposing || nativeEvent.keyCode === 229 || ctrlKey || metaKey || altKey) return;
    const picked = open ? found[current] : undefined;
    const atStart = currentTarget.selectionStart === 0 && currentTarget.selectionEnd === 0 && settled.length > 0;
    const settles = key === 'Enter' || (key === 'Tab' && !shiftKey);
    if (open && key === 'ArrowDown') setActive((current + 1) % found.length);
    else if (open && key === 'ArrowUp') setActive((current + found.length - 1) % found.length);
    else if (open && key === 'Escape') {
      setAsked('');
      event.stopPropagation(); // only the list closes
    } else if (picked && settles) choose(picked);
    else if (settles) {
      if (typed.trim() !== '') settle(typed);
      if (key === 'Tab') return; // and on to the next field
    } else if (atStart && (key === 'Backspace' || key === arrowsOf(currentTarget)[0])) go(settled.length - 1);
    else return;
    event.preventDefault();
  };
  const onMove = (at: number, to: RecipientField): void => {
    const moved = settled[at];
    if (!moved) return;
    goTo.current = settled.length - 1;
    recipients.move(name, [moved], to);
  };

  const list = `${id}-suggestions`;
  const described = [error ? `${id}-error` : '', notes ? `${id}-hint` : '', settled.length > 0 ? `${id}-chips` : ''];
  const input = {
    inputMode: 'email',
    autoComplete: 'off',
    autoCapitalize: 'none',
    spellCheck: false,
    dir: 'auto',
    title: words.recipientsHint,
    'aria-describedby': described.filter(Boolean).join(' ') || undefined,
    'aria-invalid': error ? true : undefined,
  } as const;
  return (
    <ComposerRow id={id} label={label} error={error} hint={notes}>
      <textarea
        ref={stored}
        id={ready ? undefined : id}
        name={name}
        rows={1}
        cols={60}
        defaultValue={defaultValue}
        hidden={ready}
        {...input}
        className={`${ROW_CONTROL} field-sizing-content max-h-40 min-h-10 resize-none`}
      />
      {ready && (
        <div
          ref={row}
          className="chips"
          data-over={over || undefined}
          onDragOver={(event) => {
            if (event.dataTransfer.types.includes('Files') || !recipients.dragged()) return;
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={(event) => {
            setOver(false);
            const from = recipients.dragged();
            if (!from) return;
            event.preventDefault();
            recipients.move(from.field, [from.recipient], name);
            announce(fillWords(words.chipMoved, { name: labelOf(from.recipient), field: label }));
          }}
          onPointerDown={(event) => {
            if (event.target !== event.currentTarget) return;
            event.preventDefault();
            field.current?.focus();
          }}
        >
          <RecipientChips
            name={name}
            recipients={settled}
            words={words}
            judge={judge}
            onGo={go}
            onRemove={(at, to) => {
              goTo.current = to;
              set(settled.toSpliced(at, 1), typed);
            }}
            onEdit={(at) => {
              const others = typed.trim() === '' ? [] : readRecipients(typed);
              goTo.current = settled.length + others.length;
              set(joinRecipients(settled.toSpliced(at, 1), others), settled[at]?.text ?? '');
            }}
            onMove={onMove}
            onDrag={(recipient) => recipients.drag(name, recipient)}
          />
          <input
            ref={field}
            id={id}
            data-field={name}
            value={typed}
            {...input}
            role="combobox"
            aria-autocomplete="list"
            aria-expanded={open}
            aria-controls={open ? list : undefined}
            aria-activedescendant={open ? `${list}-${String(current)}` : undefined}
            className={`${ROW_CONTROL} min-h-8 min-w-32 flex-1`}
            onChange={(event) => {
              const { isComposing } = event.nativeEvent as InputEvent;
              onType(event.currentTarget.value, isComposing);
            }}
            onCompositionEnd={(event) => onType(event.currentTarget.value, false)}
            onPaste={onPaste}
            onKeyDown={onKeyDown}
            onBlur={() => {
              if (typed.trim() !== '') settle(typed);
              setAsked('');
            }}
          />
          {settled.length > 0 && (
            <p id={`${id}-chips`} className="sr-only">
              {fillWords(words.chipsSay, { names: settled.map(labelOf).join(', ') })}
            </p>
          )}
        </div>
      )}
      <output className="sr-only">
        {open ? fillWords(words.suggestionsFound, { count: String(found.length) }) : ''}
      </output>
      {open && (
        <SuggestionList
          id={list}
          label={words.suggestions}
          members={words.groupMembers}
          found={found}
          active={current}
          onActive={setActive}
          onChoose={choose}
        />
      )}
    </ComposerRow>
  );
}
