import { CHOSEN_USES, SPECIAL_USES, type ChosenUses, type SpecialUse } from '../mail/special-use.ts';
import { guessSpecialUse } from './guess-special-use.ts';
import type { Listing } from './read-listing.ts';

export interface Namespaces {
  /** Prefix of the person's own mailboxes, e.g. `INBOX.`; often `''`. */
  readonly personal: string;
  /** Prefixes of other people's and shared mailboxes. */
  readonly foreign: readonly string[];
}

export interface Arranged extends Listing {
  /** Last segment of the path. */
  readonly name: string;
  /** Depth below the personal prefix, 0 for the top. */
  readonly depth: number;
  readonly specialUse: SpecialUse | null;
  /** False for a name that only holds others (`\Noselect`, `\NonExistent`). */
  readonly selectable: boolean;
}

interface Node {
  readonly listing: Listing;
  readonly name: string;
  readonly rank: number;
  readonly specialUse: SpecialUse | null;
  readonly children: Node[];
}

const OTHERS = 1000;
const FOREIGN = 2000;
const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/**
 * Mailboxes as a person expects them: INBOX and what is below it, the special ones, the rest by name, other people's last;
 * each parent before its children. A parent that the server leaves out is put in, not selectable.
 *
 * @param chosen goes before the server's marks and before names, as long as the mailbox is there.
 */
export function arrangeMailboxes(
  listings: readonly Listing[],
  namespaces: Namespaces,
  chosen: ChosenUses = {},
): Arranged[] {
  const uses = assignUses(listings, namespaces, chosen);
  const byPath = new Map(listings.map((listing) => [listing.path, listing]));
  const nodes = new Map<string, Node>();
  const roots: Node[] = [];
  const place = (listing: Listing): Node => {
    const known = nodes.get(listing.path);
    if (known) return known;
    const { parent, name } = split(listing, namespaces.personal);
    const specialUse = uses.get(listing.path) ?? null;
    const foreign = isForeign(listing.path, namespaces);
    const rank = foreign ? FOREIGN : specialUse ? SPECIAL_USES.indexOf(specialUse) : OTHERS;
    const node: Node = { listing, name, rank, specialUse, children: [] };
    nodes.set(listing.path, node);
    if (parent === '') roots.push(node);
    else
      place(
        byPath.get(parent) ?? {
          ...listing,
          path: parent,
          flags: ['\\NonExistent'],
          subscribed: false,
          status: undefined,
        },
      ).children.push(node);
    return node;
  };
  for (const listing of listings) place(listing);
  const flatten = (list: readonly Node[], depth: number): Arranged[] =>
    list
      .toSorted(
        (a, b) => a.rank - b.rank || collator.compare(a.name, b.name) || (a.listing.path < b.listing.path ? -1 : 1),
      )
      .flatMap((node) => [
        {
          ...node.listing,
          name: node.name,
          depth,
          specialUse: node.specialUse,
          selectable: isSelectable(node.listing),
        },
        ...flatten(node.children, depth + 1),
      ]);
  return flatten(roots, 0);
}

/** What the person chose first, then the server's own marks; a name tells where no mark does. Each use goes to one mailbox of the person's own. */
function assignUses(listings: readonly Listing[], namespaces: Namespaces, chosen: ChosenUses): Map<string, SpecialUse> {
  const uses = new Map<string, SpecialUse>();
  const taken = new Set<SpecialUse>();
  const give = (path: string, use: SpecialUse | undefined): void => {
    if (!use || taken.has(use) || uses.has(path)) return;
    uses.set(path, use);
    taken.add(use);
  };
  for (const use of CHOSEN_USES)
    if (listings.some((listing) => listing.path === chosen[use] && listing.path !== 'INBOX' && isSelectable(listing)))
      give(chosen[use] ?? '', use);
  const own = listings
    .filter((listing) => isSelectable(listing) && !isForeign(listing.path, namespaces))
    .map((listing) => ({ listing, ...split(listing, namespaces.personal) }))
    // The shallowest wins: INBOX.Sent before INBOX.Old.Sent.
    .sort((a, b) => a.segments - b.segments || (a.listing.path < b.listing.path ? -1 : 1));
  for (const { listing } of own) {
    if (listing.path === 'INBOX') give('INBOX', 'inbox');
    for (const flag of listing.flags) give(listing.path, markedUse(flag));
  }
  for (const { listing, name, segments, parent } of own)
    if (segments === 1 || parent === 'INBOX') give(listing.path, guessSpecialUse(name));
  return uses;
}

const markedUse = (flag: string): SpecialUse | undefined => {
  const name = flag.toLowerCase().replace(/^\\/, '');
  return name === 'inbox' || !flag.startsWith('\\') ? undefined : SPECIAL_USES.find((use) => use === name);
};

/** Where a path hangs in the tree; the personal prefix is no level of it. */
function split({ path, delimiter }: Listing, prefix: string): { parent: string; name: string; segments: number } {
  const head = prefix && path !== 'INBOX' && path.startsWith(prefix) ? prefix : '';
  const rest = path.slice(head.length);
  const segments = delimiter ? rest.split(delimiter) : [rest];
  const name = segments.pop() || path;
  const parent = segments.some((segment) => segment === '') ? '' : segments.join(delimiter);
  return { parent: parent ? head + parent : '', name, segments: parent ? segments.length + 1 : 1 };
}

const isSelectable = ({ flags }: Listing): boolean => !flags.some((flag) => /^\\(?:noselect|nonexistent)$/i.test(flag));

const isForeign = (path: string, { foreign }: Namespaces): boolean =>
  foreign.some((prefix) => prefix !== '' && path.startsWith(prefix));
