'use client';

import { useEffect, useRef, useState, type KeyboardEvent } from 'react';

import { countRecipients, fillWords, findTypedRecipient, insertRecipient } from '#lib/client/index.ts';

import { ComposerRow, ROW_CONTROL } from './composer-row.tsx';
import type { ComposerWords } from './composer-words.ts';
import { useSuggestions, type Suggestion } from './use-suggestions.ts';

interface Props {
  readonly name: 'to' | 'cc' | 'bcc';
  readonly label: string;
  readonly defaultValue: string;
  readonly error?: string | undefined;
  readonly words: ComposerWords;
  /** Where contacts are searched, with the mount point. */
  readonly contactsHref: string;
  readonly autoFocus?: boolean;
}

const MANY = 10; // visible addresses from which Bcc is worth a word

/** A list of recipients as typed text. With scripts it offers the address book while a name is typed. */
export function LiveRecipientField({ name, label, defaultValue, error, words, contactsHref, autoFocus }: Props) {
  const field = useRef<HTMLTextAreaElement>(null);
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState(0);
  const [count, setCount] = useState(() => countRecipients(defaultValue));
  const found = useSuggestions(contactsHref, typed);
  const open = typed !== '' && found.length > 0;

  useEffect(() => {
    setActive(0);
  }, [found]);

  const look = () => {
    const { current } = field;
    if (!current) return;
    setCount(countRecipients(current.value));
    setTyped(document.activeElement === current ? findTypedRecipient(current.value, current.selectionStart).text : '');
  };
  const choose = (one: Suggestion) => {
    const { current } = field;
    if (!current) return;
    const next = insertRecipient(current.value, findTypedRecipient(current.value, current.selectionStart), one.text);
    current.value = next.value;
    current.setSelectionRange(next.caret, next.caret);
    current.dispatchEvent(new Event('input', { bubbles: true }));
    current.focus();
    setTyped('');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (!open) {
      if (event.key === 'Enter') event.preventDefault(); // commas separate; an empty line helps nobody
      return;
    }
    const { key } = event;
    const chosen = found[active];
    if (key === 'ArrowDown') setActive((active + 1) % found.length);
    else if (key === 'ArrowUp') setActive((active + found.length - 1) % found.length);
    else if (key === 'Escape') setTyped('');
    else if ((key === 'Enter' || (key === 'Tab' && !event.shiftKey)) && chosen) choose(chosen);
    else return;
    event.preventDefault();
  };

  const list = `${name}-suggestions`;
  const tooMany = name !== 'bcc' && count >= MANY;
  const hint = tooMany
    ? fillWords(words.manyVisible, { count: String(count) })
    : name === 'bcc'
      ? words.bccHint
      : undefined;
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
        autoFocus={autoFocus}
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
        aria-activedescendant={open ? `${list}-${String(active)}` : undefined}
        onInput={look}
        onClick={look}
        onKeyUp={(event) => {
          if (['ArrowLeft', 'ArrowRight', 'Home', 'End'].includes(event.key)) look();
        }}
        onKeyDown={onKeyDown}
        onBlur={() => {
          setTyped('');
        }}
      />
      <p className="sr-only" role="status">
        {open ? fillWords(words.suggestionsFound, { count: String(found.length) }) : ''}
      </p>
      {open && (
        <ul
          id={list}
          role="listbox"
          aria-label={words.suggestions}
          className="absolute start-0 top-full z-30 mt-1 max-h-72 w-full max-w-md overflow-y-auto rounded-button border border-line bg-surface p-1 shadow-menu"
        >
          {found.map((one, index) => (
            <li
              key={one.text}
              id={`${list}-${String(index)}`}
              role="option"
              aria-selected={index === active}
              className="grid min-h-10 cursor-pointer content-center rounded-field px-3 py-1 aria-selected:bg-selected pointer-coarse:min-h-11"
              onPointerDown={(event) => {
                event.preventDefault(); // the field keeps the focus
                choose(one);
              }}
              onPointerMove={() => {
                setActive(index);
              }}
            >
              <span className="truncate font-medium" dir="auto">
                {one.name || one.address}
              </span>
              {one.name && (
                <span className="truncate text-snippet text-muted" dir="ltr">
                  {one.address}
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
    </ComposerRow>
  );
}
