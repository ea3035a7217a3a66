import { boundKeys, type KeySettings } from '#lib/mail/bound-keys.ts';
import { COMMANDS, isCharacterKey, type Command, type CommandId } from '#lib/mail/commands.ts';
import { keyName, type KeyPress } from '#lib/mail/key-name.ts';
import type { CommandRegistry } from './command-registry.ts';

/** How long the next stroke of a sequence may take, in milliseconds. */
const PATIENCE = 1500;

/** A press of a key and what it may do here. */
export interface Press extends KeyPress {
  /** Held down since the last one. */
  readonly repeat: boolean;
  /** Somebody types: only commands made for it, and only with keys that write nothing. */
  readonly typing: boolean;
}

interface Options {
  readonly registry: Pick<CommandRegistry, 'enabled' | 'run'>;
  /** Asked with each press. */
  readonly settings: () => KeySettings;
  /** Cmd takes the place of Ctrl. */
  readonly apple: boolean;
}

/** Turns presses into commands: sequences, profiles, rebound keys. Knows no document; see `listen-to-keys.ts`. */
export class KeyDispatcher {
  readonly #options: Options;
  #begun = '';
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: Options) {
    this.#options = options;
  }

  /** @returns whether the press was ours: the browser must not act on it, too. */
  press(press: Press): boolean {
    const { registry, settings, apple } = this.#options;
    const name = keyName(press, apple);
    if (name === undefined) return false;
    if (press.typing && isCharacterKey(name)) return false;
    const sequence = this.#begun === '' ? name : `${this.#begun} ${name}`;
    const begun = this.#begun !== '';
    this.#begin('');
    const enabled = registry.enabled();
    const chosen = settings();
    const usable = COMMANDS.filter((command: Command & { id: CommandId }) => enabled.has(command.id)).filter(
      (command) => command.inFields || !press.typing,
    );
    const found = usable.find((command) => boundKeys(command, chosen).includes(sequence));
    if (found) {
      if (!press.repeat || REPEATABLE.has(found.group)) registry.run(found.id);
      return true;
    }
    if (usable.some((command) => boundKeys(command, chosen).some((keys) => keys.startsWith(`${sequence} `)))) {
      this.#begin(sequence);
      return true;
    }
    return begun; // what was meant to end a sequence does nothing else
  }

  #begin(sequence: string): void {
    clearTimeout(this.#timer);
    this.#begun = sequence;
    if (sequence !== '') this.#timer = setTimeout(() => this.#begin(''), PATIENCE);
  }
}

/** Moving may go on while the key is held; archiving one message after the other may not. */
const REPEATABLE: ReadonlySet<string> = new Set(['list', 'select']);
