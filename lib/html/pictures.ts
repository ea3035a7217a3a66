import { imagePixels } from '#lib/mail/image-pixels.ts';

/** Content-ID without angle brackets → address of that part at Tupai. */
export type CidUrls = Readonly<Record<string, string>>;

/** A picture that lies on another host. */
export interface RemotePicture {
  /** Absolute, http or https. */
  readonly url: string;
  /** So small or so hidden that it can only tell the sender that the message was opened. */
  readonly tracker: boolean;
  /** An address of ours was found for it, so it is shown. */
  readonly shown: boolean;
}

/**
 * Our own address (path-absolute, or `blob:`) for a picture on another host; `null` leaves it out. Asked once for each address.
 */
export type PictureChoice = (url: string, tracker: boolean) => string | null;

const RASTER = /^data:image\/(?:png|jpe?g|gif|webp|bmp);base64,[a-z0-9+/=\s]*$/i;
const OWN = /^(?:\/(?!\/)|blob:)/;
const TRACKERS =
  /^https?:\/\/[^/]*(?:track|pixel|beacon|click|open)[^/]*\/|\/(?:wf\/open|track(?:ing)?\/open|open(?:\.(?:gif|aspx|php))?|o\.gif|pixel(?:\.gif|\.png)?|beacon|e2t\/o|trk|imp)(?:[/?]|$)/i;
/** Addresses of other hosts in one message; more are left out without being counted. */
const MOST = 2_000;

/** Of a picture that is its own address: pixels that a browser may have to hold, and letters in which it tells how many. */
const MOST_PIXELS = 25_000_000;
/** Of all of them together: two hundred of 4 kB each can take a browser minutes to unpack. */
const MOST_PIXELS_OF_ALL = 100_000_000;
const PICTURE_HEAD = 400_000;

/** Finds for every picture that a message names what may be loaded in its place, and remembers those on other hosts. */
export class Pictures {
  readonly #cidUrls: CidUrls;
  readonly #choose: PictureChoice;
  readonly #keeps: boolean;
  readonly #remote = new Map<string, { tracker: boolean; ours: string | null }>();
  /** Whether pictures that are their own address may be shown. */
  readonly #own = new Map<string, boolean>();
  #pixels = 0;

  /** @param keeps pictures on other hosts stay where they are, for a message that is only passed on; trackers never. */
  constructor(cidUrls: CidUrls, choose: PictureChoice, keeps = false) {
    this.#cidUrls = cidUrls;
    this.#choose = choose;
    this.#keeps = keeps;
  }

  get remote(): RemotePicture[] {
    return [...this.#remote].map(([url, { tracker, ours }]) => ({ url, tracker, shown: ours !== null }));
  }

  /** @param hidden it takes no room on the screen. */
  addressOf(reference: string, hidden = false): string | null {
    const trimmed = reference.trim();
    if (/^cid:/i.test(trimmed)) return this.#ofPart(trimmed.slice(4));
    if (RASTER.test(trimmed)) return this.#ofItself(trimmed.replace(/\s/g, ''));
    const url = absoluteUrl(trimmed);
    if (url === undefined) return null;
    const known = this.#remote.get(url);
    if (known) return known.ours;
    if (this.#remote.size >= MOST) return null;
    const tracker = hidden || TRACKERS.test(url);
    const chosen = this.#choose(url, tracker);
    const ours = chosen !== null && OWN.test(chosen) ? chosen : this.#keeps && !tracker ? url : null;
    this.#remote.set(url, { tracker, ours });
    return ours;
  }

  /** Whether an address is one of another host; what it is for was asked before. */
  isTracker(reference: string): boolean | undefined {
    return this.#remote.get(absoluteUrl(reference.trim()) ?? '')?.tracker;
  }

  /** One that browsers can draw and hold; it may be said a thousand times, but is looked at once. */
  #ofItself(address: string): string | null {
    const known = this.#own.get(address);
    if (known !== undefined) return known ? address : null;
    const pixels = pixelsOf(address.slice(address.indexOf(',') + 1));
    const fits = pixels > 0 && pixels <= MOST_PIXELS && this.#pixels + pixels <= MOST_PIXELS_OF_ALL;
    if (fits) this.#pixels += pixels;
    if (this.#own.size < MOST) this.#own.set(address, fits);
    return fits ? address : null;
  }

  #ofPart(cid: string): string | null {
    const own = (id: string): string | undefined => (Object.hasOwn(this.#cidUrls, id) ? this.#cidUrls[id] : undefined);
    try {
      return own(decodeURIComponent(cid)) ?? own(cid) ?? null; // RFC 2392: percent-encoded in URLs
    } catch {
      return own(cid) ?? null; // a lone percent sign: as it stands
    }
  }
}

/** 0 for what is no picture. */
function pixelsOf(base64: string): number {
  try {
    const head = atob(base64.slice(0, PICTURE_HEAD).replace(/=+$/, ''));
    return imagePixels(Uint8Array.from(head, (char) => char.charCodeAt(0)));
  } catch {
    return 0; // no base64
  }
}

function absoluteUrl(reference: string): string | undefined {
  if (!/^(?:https?:)?[\\/]{2}/i.test(reference) && !/^https?:/i.test(reference)) return undefined;
  const full = /^[\\/]/.test(reference) ? `https:${reference}` : reference;
  if (full.length > 4_000 || !URL.canParse(full)) return undefined;
  const url = new URL(full);
  return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : undefined;
}
