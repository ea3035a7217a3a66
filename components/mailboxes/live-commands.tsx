'use client';

import { useEffect, useMemo, useState, type ReactNode } from 'react';
import {
  CommandContext,
  CommandRegistry,
  KeyDispatcher,
  listenToKeys,
  type CommandHandlers,
  useCommands,
} from '#lib/client/index.ts';
import type { KeySettings } from '#lib/mail/bound-keys.ts';
import type { CommandId } from '#lib/mail/commands.ts';

interface Props {
  /** The person's keys. */
  readonly settings: KeySettings;
  /** Commands that go to another screen, with its address. */
  readonly places: Readonly<Partial<Record<CommandId, string>>>;
  readonly children: ReactNode;
}

/** Commands and keys of a signed-in screen: those of the frame itself, and whatever the parts in it offer. */
export function LiveCommands({ settings, places, children }: Props) {
  const [registry] = useState(() => new CommandRegistry());
  const [apple] = useState(() => typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform));
  const dispatcher = useMemo(
    () => new KeyDispatcher({ registry, settings: () => settings, apple }),
    [registry, settings, apple],
  );

  useEffect(() => listenToKeys(dispatcher, window), [dispatcher]);

  return (
    <CommandContext value={registry}>
      <FrameCommands places={places} />
      {children}
    </CommandContext>
  );
}

/** What the frame itself can do: go to another screen, and put the cursor into the search. */
function FrameCommands({ places }: Pick<Props, 'places'>) {
  const go = Object.entries(places).map(([id, href]) => [id, { run: () => window.location.assign(href) }]);
  useCommands('shell', { ...(Object.fromEntries(go) as CommandHandlers), search: { run: focusSearch } });
  return null;
}

/** On phones the search form is there once the address asks for it. */
function focusSearch(): void {
  const field = document.querySelector<HTMLInputElement>('#search input[type=search], #search input[name=q]');
  if (field && !field.checkVisibility()) window.location.hash = '#search';
  field?.focus();
  field?.select();
}
