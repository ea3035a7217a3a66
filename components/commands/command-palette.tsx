import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { flushSync } from 'react-dom';
import { fillWords, useCommandState, useKeySettings } from '#lib/client/index.ts';
import type { CommandTexts } from '#lib/i18n/index.ts';
import { showKeys } from '#lib/mail/key-name.ts';
import { announce, Icon, LiveDialog, type IconName } from '#components/ui/index.ts';
import { matchWords } from './match-words.ts';
import { sayCommand } from './say-command.ts';
import { paletteEntries, type PaletteEntry } from './palette-entries.ts';

interface Props {
  readonly texts: CommandTexts;
  readonly account: string;
  readonly onClose: () => void;
}

const MOST = 50;
const LIST = { role: 'listbox' };
const OPTION = { role: 'option', tabIndex: -1 };
const ICONS: Readonly<Record<PaletteEntry['kind'], IconName>> = {
  command: 'chevron-right',
  folder: 'folder',
  search: 'search',
};

/** Finds a command, a folder or an earlier search by a few letters. Arrows choose, Enter does it. */
export function CommandPalette({ texts, account, onClose }: Props) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const [typed, setTyped] = useState('');
  const [current, setCurrent] = useState(0);
  const { enabled, run } = useCommandState();
  const settings = useKeySettings();
  const all = useMemo(
    () => paletteEntries({ enabled, run, texts, settings, account }),
    [enabled, run, texts, settings, account],
  );
  const kinds = {
    command: sayCommand(texts, 'commands.kindCommand'),
    folder: sayCommand(texts, 'commands.kindFolder'),
    search: sayCommand(texts, 'commands.kindSearch'),
  };
  const found = useMemo(() => rank(all, typed, texts), [all, typed, texts]);
  const chosen = found[Math.min(current, found.length - 1)];

  useEffect(() => {
    if (typed === '') return undefined;
    const timer = setTimeout(
      () => announce(fillWords(sayCommand(texts, 'commands.results'), { count: String(found.length) })),
      400,
    );
    return () => clearTimeout(timer);
  }, [typed, found.length, texts]);
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);

  const choose = (entry: PaletteEntry | undefined): void => {
    if (!entry) return;
    flushSync(onClose); // first the focus goes back, then the command may put it elsewhere
    entry.run();
  };
  const onKey = (event: KeyboardEvent): void => {
    const { key, nativeEvent } = event;
    if (nativeEvent.isComposing) return;
    const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 };
    const step = steps[key];
    if (step !== undefined && found.length > 0) {
      const end = found.length - 1;
      const wraps = Math.abs(step) === 1 ? (current + step + found.length) % found.length : current + step;
      setCurrent(Math.max(0, Math.min(end, wraps)));
    } else if (key === 'Enter') choose(chosen);
    else return;
    event.preventDefault();
  };

  return (
    <LiveDialog title={sayCommand(texts, 'commands.paletteTitle')} titleHidden onClose={onClose} className="palette">
      <div className="palette-field">
        <Icon name="search" className="text-muted" />
        <input
          type="text"
          role="combobox"
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-activedescendant={chosen && `${id}-${chosen.id}`}
          aria-autocomplete="list"
          aria-label={sayCommand(texts, 'commands.paletteField')}
          placeholder={sayCommand(texts, 'commands.paletteField')}
          dir="auto"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            setCurrent(0);
          }}
          onKeyDown={onKey}
        />
      </div>
      <div
        {...LIST}
        ref={list}
        id={`${id}-list`}
        aria-label={sayCommand(texts, 'commands.paletteTitle')}
        className="palette-list"
      >
        {found.map((entry) => (
          <div
            {...OPTION}
            key={entry.id}
            id={`${id}-${entry.id}`}
            aria-selected={entry === chosen}
            className="palette-entry"
            onPointerMove={() => setCurrent(found.indexOf(entry))}
            onPointerUp={() => choose(entry)}
          >
            <Icon name={ICONS[entry.kind]} className="text-muted" />
            <bdi className="min-w-0 flex-1 truncate">{entry.label}</bdi>{' '}
            {entry.keys ? (
              <kbd>{showKeys(entry.keys, settings.apple, ` ${sayCommand(texts, 'commands.thenKey')} `)}</kbd>
            ) : (
              <span className="text-snippet text-muted">{kinds[entry.kind]}</span>
            )}
          </div>
        ))}
      </div>
    </LiveDialog>
  );
}

/** What answers the words, the best first, and searching the mail for them. In the order of the table while nothing is typed. */
function rank(all: readonly PaletteEntry[], typed: string, texts: CommandTexts): readonly PaletteEntry[] {
  const words = typed.trim();
  if (words === '') return all.slice(0, MOST);
  const ranked = all
    .map((entry) => ({ entry, score: matchWords(entry.label, words) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST)
    .map(({ entry }) => entry);
  const form = document.querySelector<HTMLFormElement>('#search form');
  const field = form?.querySelector<HTMLInputElement>('input[name=q]');
  if (!form || !field) return ranked;
  const search = (): void => {
    field.value = words;
    form.requestSubmit();
  };
  return [
    ...ranked,
    { id: 'search', kind: 'search', label: fillWords(sayCommand(texts, 'commands.searchFor'), { words }), run: search },
  ];
}
