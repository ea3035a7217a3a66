import type { BodyPart } from './body-part.ts';

/** What of a message is its body and what hangs on it. */
export interface ChosenBody {
  readonly text: BodyPart | null;
  readonly html: BodyPart | null;
  /** Further texts in their order, to be read below: footers of mailing lists, text between pictures. */
  readonly more: BodyPart[];
  /** The same for the HTML alone: its plain alternative says it already. */
  readonly moreHtml: BodyPart[];
  readonly attachments: BodyPart[];
  /** Parts of a multipart/related (or images marked inline) that the HTML may show by Content-ID. */
  readonly inline: BodyPart[];
}

const DEEPEST = 100;
/** Texts beyond these are files. */
const MOST_TEXTS = 20;
/** Alternatives that only say again what text and HTML say; never shown. */
const REPEATS = new Set(['text/x-amp-html', 'text/watch-html', 'text/enriched', 'text/richtext']);

/**
 * Picks the plain and the HTML body of a message by its structure, and the texts that follow in the same multipart; every other
 * leaf is an attachment or inline, so that nothing is hidden. A forwarded message is one attachment. Looks 100 levels deep and takes what is deeper as attachments.
 * `null` and empty lists for a structure that is missing.
 */
export function chooseBody(structure: BodyPart | null): ChosenBody {
  const chosen: Chosen = { text: null, html: null, more: [], moreHtml: [], attachments: [], inline: [] };
  if (structure)
    visit(structure, chosen, { depth: 0, body: true, after: false, branch: false, alternative: false, related: false });
  return chosen;
}

type Chosen = { -readonly [Key in keyof ChosenBody]: ChosenBody[Key] };
interface Place {
  readonly depth: number;
  /** A text here may be the body. */
  readonly body: boolean;
  /** A text here stands below the body. */
  readonly after: boolean;
  /** Within one of several alternatives. */
  readonly branch: boolean;
  readonly alternative: boolean;
  readonly related: boolean;
}

function visit(part: BodyPart, chosen: Chosen, place: Place): void {
  if (!part.type.startsWith('multipart/') || place.depth >= DEEPEST) return leaf(part, chosen, place);
  const below = { ...place, depth: place.depth + 1 };
  if (part.type === 'multipart/alternative') {
    for (const child of part.children) visit(child, chosen, { ...below, branch: true, alternative: place.body });
  } else if (part.type === 'multipart/related') {
    const root =
      part.children.find((child) => child.contentId !== '' && `<${child.contentId}>` === part.parameters['start']) ??
      part.children[0];
    for (const child of part.children) {
      visit(
        child,
        chosen,
        child === root ? below : { ...below, body: false, after: false, alternative: false, related: true },
      );
    }
  } else {
    // Only the first part of a mixed message can be its body; HTML behind a text would otherwise replace it unseen.
    for (const [at, child] of part.children.entries()) {
      const found = at > 0 && (chosen.text ?? chosen.html) !== null;
      visit(child, chosen, {
        ...below,
        alternative: false,
        body: place.body && !found,
        after: place.after || (place.body && found),
      });
    }
  }
}

function leaf(part: BodyPart, chosen: Chosen, { body, after, branch, alternative, related }: Place): void {
  const texts = branch && chosen.text ? chosen.moreHtml : chosen.more;
  const isFile = part.disposition === 'attachment' || (part.filename !== '' && !alternative);
  if (body && !isFile && part.type === 'text/plain' && !chosen.text) chosen.text = part;
  else if (body && !isFile && part.type === 'text/html' && !chosen.html) chosen.html = part;
  else if (after && !isFile && /^text\/(?:plain|html)$/.test(part.type) && texts.length < MOST_TEXTS) texts.push(part);
  else if (alternative && REPEATS.has(part.type)) return;
  else if (part.contentId !== '' && (related || part.disposition === 'inline') && part.type.startsWith('image/'))
    chosen.inline.push(part);
  else if (part.contentId !== '' && related && part.disposition !== 'attachment') chosen.inline.push(part);
  else chosen.attachments.push(part);
}
