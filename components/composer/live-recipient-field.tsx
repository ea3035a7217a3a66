'use client';

import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import {
  countRecipients,
  fillWords,
  findTypedRecipient,
  insertRecipient,
  useSuggestions,
  type Suggestion,
} from '#lib/client/index.ts';
import { ComposerRow, ROW_CONTROL } from './composer-row.tsx';
import type { ComposerWords } from './composer-words.ts';
import { SuggestionList } from './suggestion-list.tsx';

interface Props {
  readonly name: 'to' | 'cc' | 'bcc';
  readonly label: string;
  readonly defaultValue: string;
  readonly error?: string | undefined;
  readonly words: ComposerWords;
  /** Where contacts are searched, with the mount point. */
  readonly contactsHref: string;
  /** Takes the focus when the page is ready, if nothing else has it. */
  readonly isFirst?: boolean;
}

const MANY = 10; // visible addresses from which Bcc is worth a word

/** A list of recipients as typed text. With scripts it offers the address book while a name is typed. */
export function LiveRecipientField({ name, label, defaultValue, error, words, contactsHref, isFirst = false }: Props) {
  const field = useRef<HTMLTextAreaElement>(null);
  const [typed, setTyped] = useState('');
  const [value, setValue] = useState(defaultValue);
  const [active, setActive] = useState(0);
  const found = useSuggestions(contactsHref, typed, value);
  const open = typed !== '' && found.length > 0;
  const current = Math.min(active, found.length - 1);

  useEffect(() => {
    if (isFirst && document.activeElement === document.body) field.current?.focus();
  }, [isFirst]);

  const look = (at: HTMLTextAreaElement) => {
    setValue(at.value);
    setActive(0);
    setTyped(document.activeElement === at ? findTypedRecipient(at.value, at.selectionStart).text : '');
  };
  const choose = ({ text }: Suggestion) => {
    const at = field.current;
    if (!at) return;
    const next = insertRecipient(at.value, findTypedRecipient(at.value, at.selectionStart), text);
    at.value = next.value;
    at.setSelectionRange(next.caret, next.caret);
    at.dispatchEvent(new Event('input', { bubbles: true }));
    setTyped('');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const { key } = event;
    const picked = open ? found[current] : undefined;
    if (open && key === 'ArrowDown') setActive((current + 1) % found.length);
    else if (open && key === 'ArrowUp') setActive((current + found.length - 1) % found.length);
    else if (open && key === 'Escape') setTyped('');
    else if (picked && (key === 'Enter' || (key === 'Tab' && !event.shiftKey))) choose(picked);
    else if (key !== 'Enter') return; // Enter alone does nothing: commas separate, an empty line helps nobody
    event.preventDefault();
  };

  const list = `${name}-suggestions`;
  const count = name === 'bcc' ? 0 : countRecipients(value);
  const manyVisible = count >= MANY ? fillWords(words.manyVisible, { count: String(count) }) : undefined;
  const hint = name === 'bcc' ? words.bccHint : manyVisible;
  const described = [error ? `${name}-error` : '', hint ? `${name}-hint` : ''].filter(Boolean).join(' ');
  return (
    <ComposerRow id={name} label={label} error={error} hint={hint}>
      <textarea
        ref={field}
        id={name}
        name={name}
        rows={1}
        cols={60}
        dir="auto"
        defaultValue={defaultValue}
        inputMode="email"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        title={words.recipientsHint}
        className={`${ROW_CONTROL} field-sizing-content max-h-40 min-h-10 resize-none`}
        aria-describedby={described || undefined}
        aria-invalid={error ? true : undefined}
        aria-autocomplete="list"
        aria-controls={open ? list : undefined}
        aria-activedescendant={open ? `${list}-${String(current)}` : undefined}
        onInput={(event) => {
          look(event.currentTarget);
        }}
        onKeyDown={onKeyDown}
        onBlur={() => {
          setTyped('');
        }}
      />
      <output className="sr-only">
        {open ? fillWords(words.suggestionsFound, { count: String(found.length) }) : ''}
      </output>
      {open && (
        <SuggestionList
          id={list}
          label={words.suggestions}
          found={found}
          active={current}
          onActive={setActive}
          onChoose={choose}
        />
      )}
    </ComposerRow>
  );
}
