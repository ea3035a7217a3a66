import { useState } from 'react';
import { useCommands, useHeldKeys, type CommandHandlers } from '#lib/client/index.ts';
import { loadCommandTexts, type CommandTexts, type Locale } from '#lib/i18n/index.ts';
import type { CommandId } from '#lib/mail/commands.ts';
import { cyclePanes } from './cycle-panes.ts';
import type * as Sheets from './command-sheets.ts';

interface Props {
  readonly places: Readonly<Partial<Record<CommandId, string>>>;
  readonly locale: Locale;
  readonly account: string;
}

interface Loaded {
  readonly sheets: typeof Sheets;
  readonly texts: CommandTexts;
}

/** What the frame itself can do: go to another screen, search, and show the palette and the keys, which are loaded then. */
export function FrameCommands({ places, locale, account }: Props) {
  const [open, setOpen] = useState<'palette' | 'help'>();
  const [loaded, setLoaded] = useState<Loaded>();

  const show = (sheet: 'palette' | 'help', instead: () => void): void => {
    setOpen(sheet);
    if (loaded) return;
    Promise.all([import('./command-sheets.ts'), loadCommandTexts(locale)]).then(
      ([sheets, texts]) => setLoaded({ sheets, texts }),
      () => {
        setOpen(undefined);
        instead(); // offline: what the page has by itself
      },
    );
  };

  const go = Object.entries(places).map(([id, href]) => [id, { run: () => window.location.assign(href) }]);
  useCommands('shell', {
    ...(Object.fromEntries(go) as CommandHandlers),
    search: { run: focusSearch },
    nextPane: { run: () => cyclePanes(1) },
    previousPane: { run: () => cyclePanes(-1) },
    palette: { run: () => show('palette', focusSearch) },
    help: { run: () => show('help', () => window.location.assign(places.goKeyboard ?? '')) },
  });

  const close = (): void => setOpen(undefined);
  useHeldKeys(open !== undefined && !loaded, loaded !== undefined, close);
  if (!open || !loaded) return null;
  const { CommandPalette, KeyOverlay } = loaded.sheets;
  return open === 'palette' ? (
    <CommandPalette texts={loaded.texts} account={account} onClose={close} />
  ) : (
    <KeyOverlay texts={loaded.texts} changeHref={places.goKeyboard} onClose={close} />
  );
}

/** On phones the search form is there once the address asks for it. */
function focusSearch(): void {
  const field = document.querySelector<HTMLInputElement>('#search input[name=q]');
  if (field && !field.checkVisibility()) window.location.hash = '#search';
  field?.focus();
  field?.select();
}
