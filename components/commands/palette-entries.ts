import { recentSearches } from '#lib/client/index.ts';
import type { CommandTexts } from '#lib/i18n/index.ts';
import { boundKeys, type KeySettings } from '#lib/mail/bound-keys.ts';
import { COMMANDS, type CommandId } from '#lib/mail/commands.ts';
import { sayCommand } from './say-command.ts';

/** One line of the palette. */
export interface PaletteEntry {
  readonly id: string;
  readonly kind: 'command' | 'folder' | 'search';
  readonly label: string;
  /** Key sequence of a command, unless it has none. */
  readonly keys?: string | undefined;
  readonly run: () => void;
}

interface Now {
  readonly enabled: ReadonlySet<CommandId>;
  readonly run: (id: CommandId) => void;
  readonly texts: CommandTexts;
  readonly settings: KeySettings;
  readonly account: string;
}

/** Everything that can be done and gone to from here: commands, the folders of the screen, what was searched for. */
export const paletteEntries = ({ enabled, run, texts, settings, account }: Now): readonly PaletteEntry[] => [
  ...COMMANDS.filter(({ id }) => enabled.has(id) && id !== 'palette').map((command) => ({
    id: command.id,
    kind: 'command' as const,
    label: sayCommand(texts, command.text),
    keys: boundKeys(command, settings)[0],
    run: () => run(command.id),
  })),
  ...folders(),
  ...recentSearches(account).map(({ words, href }) => ({
    id: `search:${words}`,
    kind: 'search' as const,
    label: words,
    run: () => window.location.assign(href),
  })),
];

/** The folders as the rail shows them: their names are there already, in the person's language and as they are now. */
function folders(): readonly PaletteEntry[] {
  return [...document.querySelectorAll<HTMLElement>('#folders [data-folder-name]')].flatMap((name) => {
    const link = name.closest('a');
    const label = name.textContent.trim();
    return link && label
      ? [{ id: `folder:${link.href}`, kind: 'folder' as const, label, run: () => link.click() }]
      : [];
  });
}
