import { useEffect, useMemo, useState } from 'react';
import { flushSync } from 'react-dom';
import { fillWords, useCommandState, useKeySettings } from '#lib/client/index.ts';
import type { CommandTexts } from '#lib/i18n/index.ts';
import { showKeys } from '#lib/mail/key-name.ts';
import { announce, LiveFinder, type IconName } from '#components/ui/index.ts';
import { matchWords } from './match-words.ts';
import { sayCommand } from './say-command.ts';
import { paletteEntries, type PaletteEntry } from './palette-entries.ts';

interface Props {
  readonly texts: CommandTexts;
  readonly account: string;
  readonly onClose: () => void;
}

const MOST = 50;
const ICONS: Readonly<Record<PaletteEntry['kind'], IconName>> = {
  command: 'chevron-right',
  folder: 'folder',
  search: 'search',
};

/** Finds a command, a folder or an earlier search by a few letters. Arrows choose, Enter does it. */
export function CommandPalette({ texts, account, onClose }: Props) {
  const [typed, setTyped] = useState('');
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
  const then = ` ${sayCommand(texts, 'commands.thenKey')} `;
  const found = rank(all, typed, texts).map((entry) => ({
    ...entry,
    icon: ICONS[entry.kind],
    hint: entry.keys ? (
      <kbd>{showKeys(entry.keys, settings.apple, then)}</kbd>
    ) : (
      <span className="text-snippet text-muted">{kinds[entry.kind]}</span>
    ),
  }));

  useEffect(() => {
    if (typed === '') return undefined;
    const timer = setTimeout(
      () => announce(fillWords(sayCommand(texts, 'commands.results'), { count: String(found.length) })),
      400,
    );
    return () => clearTimeout(timer);
  }, [typed, found.length, texts]);

  const choose = (entry: PaletteEntry): void => {
    flushSync(onClose); // first the focus goes back, then the command may put it elsewhere
    entry.run();
  };
  return (
    <LiveFinder
      title={sayCommand(texts, 'commands.paletteTitle')}
      field={sayCommand(texts, 'commands.paletteField')}
      found={found}
      typed={typed}
      onType={setTyped}
      onChoose={choose}
      onClose={onClose}
    />
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
