import { LABEL_COLORS, type LabelColor } from './labels.ts';
import { CHOSEN_USES, type ChosenUses } from './special-use.ts';

/** What a person chose about their mailboxes, by path. */
export interface FolderChoices {
  readonly uses: ChosenUses;
  /** In the order in which they were chosen. */
  readonly favourites: readonly string[];
  readonly colors: Readonly<Record<string, LabelColor>>;
}

/** Reads what was stored, by whatever version of Tupai: what does not fit is left out. */
export function readFolderChoices(stored: unknown): FolderChoices {
  const { uses, favourites, colors } = fieldsOf(stored);
  const chosen = fieldsOf(uses);
  return {
    uses: Object.fromEntries(
      CHOSEN_USES.map((use) => [use, chosen[use]]).filter(([, path]) => isPath(path)),
    ) as ChosenUses,
    favourites: Array.isArray(favourites) ? [...new Set(favourites.filter(isPath))] : [],
    colors: Object.fromEntries(
      Object.entries(fieldsOf(colors)).filter((entry): entry is [string, LabelColor] =>
        (LABEL_COLORS as readonly unknown[]).includes(entry[1]),
      ),
    ),
  };
}

/** A mailbox and all below it got another name: what was chosen about them goes along; to `null` it is forgotten. */
export function moveChoices(choices: FolderChoices, from: string, to: string | null, delimiter: string): FolderChoices {
  const moved = (path: string): string | null =>
    path === from || (delimiter !== '' && path.startsWith(from + delimiter))
      ? to === null
        ? null
        : to + path.slice(from.length)
      : path;
  const keyed = <T>(entries: readonly (readonly [string, T])[]): Record<string, T> =>
    Object.fromEntries(
      entries.flatMap(([path, value]) => ((now) => (now === null ? [] : [[now, value]]))(moved(path))),
    );
  return {
    uses: Object.fromEntries(
      Object.entries(choices.uses).flatMap(([use, path]) => ((now) => (now === null ? [] : [[use, now]]))(moved(path))),
    ),
    favourites: choices.favourites.map(moved).filter((path) => path !== null),
    colors: keyed(Object.entries(choices.colors)),
  };
}

const isPath = (value: unknown): value is string =>
  typeof value === 'string' && value !== '' && !/[\0\r\n]/.test(value);

const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
