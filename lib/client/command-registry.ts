import type { CommandId } from '#lib/mail/commands.ts';

/** Where a command is offered from. Later places stand above earlier ones: an open message answers before its list. */
export const COMMAND_PLACES = ['shell', 'list', 'reader', 'composer'] as const;
export type CommandPlace = (typeof COMMAND_PLACES)[number];

export interface CommandHandler {
  readonly run: () => void;
  /** False while there is nothing to do it to; then the next place below is asked. Missing: it can be done. */
  readonly enabled?: boolean;
}
export type CommandHandlers = Readonly<Partial<Record<CommandId, CommandHandler>>>;

/** What one part of a screen offers; it changes with every render and ends with the part. */
export interface Registration {
  update(handlers: CommandHandlers): void;
  remove(): void;
}

/** What can be done on the screen now. Buttons, menus, keys and the palette all ask here. */
export class CommandRegistry {
  readonly #offers: { place: CommandPlace; handlers: CommandHandlers }[] = [];
  readonly #listeners = new Set<() => void>();
  #enabled: ReadonlySet<CommandId> = new Set();

  /** Offers commands; of two of the same place the later one is asked first. */
  register(place: CommandPlace, handlers: CommandHandlers): Registration {
    const offer = { place, handlers };
    this.#offers.push(offer);
    this.#look();
    return {
      update: (next) => {
        offer.handlers = next;
        this.#look();
      },
      remove: () => {
        this.#offers.splice(this.#offers.indexOf(offer), 1);
        this.#look();
      },
    };
  }

  /** Does it and says so; false when nobody can do it now. */
  readonly run = (id: CommandId): boolean => {
    const handler = this.#find(id);
    handler?.run();
    return handler !== undefined;
  };

  /** What can be done now. The same set until that changes. */
  readonly enabled = (): ReadonlySet<CommandId> => this.#enabled;

  /** Hears when {@link enabled} changes. @returns the way to stop */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  #find(id: CommandId): CommandHandler | undefined {
    for (const place of COMMAND_PLACES.toReversed()) {
      const offer = this.#offers.findLast((one) => one.place === place && isEnabled(one.handlers[id]));
      if (offer) return offer.handlers[id];
    }
    return undefined;
  }

  #look(): void {
    const now = new Set<CommandId>();
    for (const { handlers } of this.#offers)
      for (const [id, handler] of Object.entries(handlers) as [CommandId, CommandHandler | undefined][])
        if (isEnabled(handler)) now.add(id);
    if (now.size === this.#enabled.size && [...now].every((id) => this.#enabled.has(id))) return;
    this.#enabled = now;
    for (const listener of this.#listeners) listener();
  }
}

const isEnabled = (handler: CommandHandler | undefined): boolean => handler !== undefined && handler.enabled !== false;
