import { COMMANDS, type Command, type CommandId, type Profile } from './commands.ts';

export interface KeySettings {
  readonly shortcuts: Profile;
  /** What the person has rebound; ids that are no command of ours are passed over. */
  readonly bindings: Readonly<Record<string, readonly string[]>>;
}

/** The keys a command has for this person: theirs, else those of the profile. */
export const boundKeys = (command: Command, { shortcuts, bindings }: KeySettings): readonly string[] =>
  (Object.hasOwn(bindings, command.id) ? bindings[command.id] : undefined) ?? command.keys[shortcuts];

/**
 * Commands whose keys would take `sequence` away from another, or the other way round: the same, or one the beginning of
 * the other. Commands of different places never meet: writing has its keys to itself.
 */
export function findKeyConflicts(id: CommandId, sequence: string, settings: KeySettings): readonly CommandId[] {
  const own = COMMANDS.find((command) => command.id === id);
  return COMMANDS.filter(
    (other) =>
      other.id !== id &&
      (other.group === 'compose') === (own?.group === 'compose') &&
      !(TOGETHER[id]?.includes(other.id) ?? false) &&
      boundKeys(other, settings).some((keys) => clash(keys, sequence)),
  ).map((command) => command.id);
}

/** The same, or one the beginning of the other: only one of them could ever be pressed to its end. */
export const clash = (one: string, other: string): boolean =>
  one === other || one.startsWith(`${other} `) || other.startsWith(`${one} `);

/** Commands that share a key on purpose, because never both can be done. */
const TOGETHER: Partial<Record<CommandId, readonly CommandId[]>> = {
  junk: ['notJunk'],
  notJunk: ['junk'],
  back: ['clearSelection'],
  clearSelection: ['back'],
  archive: ['editContact'],
  editContact: ['archive'],
  nextInThread: ['newContact'],
  newContact: ['nextInThread'],
};
