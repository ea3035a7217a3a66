import { createContext, use, useEffect, useLayoutEffect, useRef, useSyncExternalStore } from 'react';
import type { CommandId } from '#lib/mail/commands.ts';
import { CommandRegistry, type CommandHandlers, type CommandPlace, type Registration } from './command-registry.ts';

/** The registry of the page. The frame of a signed-in screen puts its own in; elsewhere nobody presses its keys. */
export const CommandContext = createContext(new CommandRegistry());

/** Offers commands while the component is on the screen. Handlers may change with every render. */
export function useCommands(place: CommandPlace, handlers: CommandHandlers): void {
  const registry = use(CommandContext);
  const registration = useRef<Registration>(undefined);
  useLayoutEffect(() => {
    const own = registry.register(place, {});
    registration.current = own;
    return () => own.remove();
  }, [registry, place]);
  useEffect(() => registration.current?.update(handlers));
}

/** The ids that can be done now, and how to do one: for buttons, menus and the palette. */
export function useCommandState(): {
  readonly enabled: ReadonlySet<CommandId>;
  readonly run: (id: CommandId) => boolean;
} {
  const registry = use(CommandContext);
  const enabled = useSyncExternalStore(registry.subscribe, registry.enabled, registry.enabled);
  return { enabled, run: registry.run };
}
