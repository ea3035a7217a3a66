'use client';

import { useCallback, useEffect, useId, useRef, useState, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { rememberSearch } from '#lib/client/index.ts';
import { loadSearchTexts, type Locale, type SearchTexts } from '#lib/i18n/index.ts';
import { Icon, useHydrated } from '#components/ui/index.ts';
import type * as Assistant from './search-assistant.tsx';
import type { SearchSuggestion } from './suggest-search.ts';

interface Props {
  /** Where the form goes to. */
  readonly action: string;
  readonly q: string;
  readonly label: string;
  readonly account: string;
  readonly locale: Locale;
  /** Scope and button. */
  readonly children: ReactNode;
}

interface Loaded {
  readonly Assistant: typeof Assistant.SearchAssistant;
  readonly texts: SearchTexts;
}

/**
 * The search form. Without scripts it is a field and a button; with them it suggests what may be meant, which is loaded when
 * somebody goes to the field, and a part of the search that stands elsewhere on the page can be changed here.
 */
export function LiveSearchBox({ action, q, label, account, locale, children }: Props) {
  const live = useHydrated();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [loaded, setLoaded] = useState<Loaded>();
  const [typed, setTyped] = useState<{ readonly text: string; readonly caret: number }>();
  const [active, setActive] = useState<string>();
  const open = typed !== undefined && active !== undefined;

  const close = useCallback((): void => {
    setTyped(undefined);
    setActive(undefined);
  }, []);

  const shown = useRef(q);
  useEffect(() => {
    // Only another search changes the field: what somebody typed before the scripts came stays.
    if (field.current && shown.current !== q) field.current.value = q;
    shown.current = q;
    if (q) rememberSearch(account, { words: q, href: `${window.location.pathname}${window.location.search}` });
  }, [account, q]);
  useEffect(() => {
    const onClick = (event: MouseEvent): void => {
      const link = event.target instanceof Element ? event.target.closest('a') : null;
      const { searchEdit: whole, searchFrom: from, searchLength: length } = link?.dataset ?? {};
      const box = field.current;
      if (!box || whole === undefined) return;
      event.preventDefault();
      if (!box.checkVisibility()) window.location.hash = '#search'; // on phones the form is there once it is asked for
      box.value = whole;
      box.focus();
      box.setSelectionRange(Number(from), Number(from) + Number(length));
      close();
    };
    document.addEventListener('click', onClick);
    return () => document.removeEventListener('click', onClick);
  }, [close]);

  const look = (): void => {
    const box = field.current;
    if (!box) return;
    const now = { text: box.value, caret: box.selectionStart ?? box.value.length };
    setTyped((before) => (before?.text === now.text && before.caret === now.caret ? before : now));
    if (loaded) return;
    Promise.all([import('./search-assistant.tsx'), loadSearchTexts(locale)]).then(
      ([{ SearchAssistant }, texts]) => setLoaded({ Assistant: SearchAssistant, texts }),
      () => undefined, // offline: typing goes on without help, and the next key tries again
    );
  };
  const choose = ({ text, caret, whole }: SearchSuggestion): void => {
    const box = field.current;
    if (!box) return;
    box.value = text;
    box.setSelectionRange(caret, caret);
    if (whole) {
      flushSync(close);
      box.form?.requestSubmit();
    } else if (text.charAt(caret - 1) === ':')
      look(); // an operator: now what it may say
    else close();
  };

  return (
    <form method="get" action={action} onSubmit={close}>
      <Icon name="search" className="text-muted max-pane:hidden" />
      <input
        ref={field}
        type="search"
        name="q"
        dir="auto"
        defaultValue={q}
        aria-label={label}
        placeholder={label}
        maxLength={1024}
        {...(live
          ? {
              role: 'combobox',
              autoComplete: 'off',
              autoCapitalize: 'none',
              spellCheck: false,
              'aria-autocomplete': 'list' as const,
              'aria-expanded': open,
              'aria-controls': open ? `${id}-list` : undefined,
              'aria-activedescendant': (open && active) || undefined,
              onFocus: look,
              onClick: look,
              onInput: look,
              onBlur: close,
              onKeyDown: (event) => {
                if (!typed && event.key === 'ArrowDown') look();
              },
            }
          : {})}
      />
      {children}
      {typed && loaded && (
        <loaded.Assistant
          id={`${id}-list`}
          field={field}
          typed={typed}
          account={account}
          locale={locale}
          texts={loaded.texts}
          onStand={setActive}
          onChoose={choose}
          onClose={close}
        />
      )}
    </form>
  );
}
