import { inlineCid } from '#lib/mail/inline-picture.ts';

const SET_ASIDE = /(<img\b[^>]*?)\sdata-remote="/g;

/** The pictures of a message being written: by `cid:` where it is saved, by our own address where it is seen. */
export class PictureLinks {
  readonly #href: string;
  readonly #own: RegExp;
  readonly cidUrls: Record<string, string> = {};

  /**
   * @param href address of an uploaded picture, up to its id.
   * @param uploads id of the upload for each Content-ID.
   */
  constructor(href: string, uploads: Readonly<Record<string, string>>) {
    this.#href = href;
    const escaped = href.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    this.#own = new RegExp(`\\ssrc="(?:https?://[^/"]+)?${escaped}([0-9a-f]{32})"`, 'g');
    for (const [contentId, id] of Object.entries(uploads)) {
      this.add(contentId, id);
      this.add(inlineCid(id), id);
    }
  }

  hrefOf(id: string): string {
    return this.#href + id;
  }

  add(contentId: string, id: string): void {
    this.cidUrls[contentId] = this.hrefOf(id);
  }

  /** HTML as an editor holds it, or as it comes out of the clipboard, as it is saved: our pictures by `cid:`, others where they lie. */
  toSaved(html: string): string {
    return html.replace(SET_ASIDE, '$1 src="').replace(this.#own, (_, id: string) => ` src="cid:${inlineCid(id)}"`);
  }

  /** Takes pictures on other hosts out of sight in cleaned markup: nobody is told that a message is being answered. */
  setAside(cleaned: DocumentFragment): DocumentFragment {
    for (const image of cleaned.querySelectorAll('img[src^="http"]')) {
      image.setAttribute('data-remote', image.getAttribute('src') ?? '');
      image.removeAttribute('src');
    }
    return cleaned;
  }
}
