import { boundKeys, clash, findKeyConflicts, type KeySettings } from './bound-keys.ts';
import { COMMANDS, type Command, type CommandId } from './commands.ts';

type Bindings = Record<string, readonly string[]>;

/**
 * The bindings after a command was given these keys (`undefined`: those of its profile again). Commands that would clash with
 * them lose the keys in question, so that each key does one thing.
 */
export function rebindKeys(settings: KeySettings, id: CommandId, keys: readonly string[] | undefined): Bindings {
  const bindings: Bindings = Object.fromEntries(
    Object.entries(settings.bindings).filter(
      ([name]) => name !== id && COMMANDS.some((command) => command.id === name),
    ),
  );
  const own: Command | undefined = COMMANDS.find((command) => command.id === id);
  if (keys) bindings[id] = keys;
  for (const sequence of keys ?? own?.keys[settings.shortcuts] ?? [])
    for (const other of findKeyConflicts(id, sequence, { ...settings, bindings })) {
      const command = COMMANDS.find((one) => one.id === other);
      if (!command) continue;
      const now = boundKeys(command, { ...settings, bindings });
      bindings[other] = now.filter((one) => !clash(one, sequence));
    }
  return bindings;
}
