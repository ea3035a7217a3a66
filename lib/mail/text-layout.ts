const DEEPEST = 20;

/** Lays out words, lines, lists and quotes as plain text while HTML is read. Every call costs what it adds. */
export class TextLayout {
  #lines: string[] = [];
  #current: string[] = [];
  #length = 0;
  /** A blank is due before the next word. */
  #blank = false;
  /** Empty lines due before the next text. */
  #gap = 0;
  #quotes = 0;
  /** Depth of the line before, so that the empty line between a text and its quote is not quoted. */
  #quotesBefore = 0;
  #preformatted = 0;
  #lists: { ordered: boolean; count: number }[] = [];

  /** Adds words; runs of white space become one blank unless the text is preformatted. */
  text(text: string): void {
    if (this.#preformatted > 0) {
      for (const [at, line] of text.split(/\r\n?|\n/).entries()) {
        if (at > 0) this.line(true);
        if (line !== '') this.#add(line);
      }
      return;
    }
    const words = text.replace(/[ \t\r\n\f]+/g, ' ');
    if (words === '') return;
    if (words.startsWith(' ')) this.#blank = true;
    const trimmed = words.replace(/^ | $/g, ''); // a non-breaking blank is no blank
    if (trimmed !== '') {
      if (this.#blank && this.#length > 0) this.#add(' ');
      this.#blank = false;
      this.#add(trimmed);
    }
    if (words.endsWith(' ')) this.#blank = true;
  }

  /** Ends the line; `always` also when it is empty (a `<br>`). */
  line(always: boolean): void {
    this.#blank = false;
    if (this.#length === 0 && !always) return;
    if (this.#length === 0) this.#gap = Math.min(this.#gap + 1, 2);
    else this.#flush();
  }

  /** Ends the line and asks for an empty one before the next text. */
  paragraph(): void {
    this.line(false);
    if (this.#lines.length > 0) this.#gap = Math.max(this.#gap, this.#lists.length > 0 ? 0 : 1);
  }

  bullet(): void {
    const list = this.#lists.at(-1);
    if (list) list.count += 1;
    this.#add(
      `${'  '.repeat(Math.min(Math.max(this.#lists.length - 1, 0), DEEPEST))}${list?.ordered ? `${String(list.count)}.` : '-'} `,
    );
    this.#blank = false;
  }

  list(start: boolean, ordered: boolean): void {
    if (start) this.#lists.push({ ordered, count: 0 });
    else this.#lists.pop();
  }

  quote(start: boolean): void {
    this.#quotes = Math.max(this.#quotes + (start ? 1 : -1), 0);
  }

  preformatted(start: boolean): void {
    this.#preformatted = Math.max(this.#preformatted + (start ? 1 : -1), 0);
  }

  /** Where the current line stands, for {@link since}. */
  mark(): number {
    return this.#current.length;
  }

  /** What was added to the current line after a mark; everything on it when lines ended in between. */
  since(mark: number): string {
    return this.#current.slice(Math.min(mark, this.#current.length)).join('');
  }

  finish(): string {
    this.line(false);
    return this.#lines.length === 0 ? '' : `${this.#lines.join('\n')}\n`;
  }

  #add(text: string): void {
    this.#current.push(text);
    this.#length += text.length;
  }

  #flush(): void {
    const text = this.#current.join('').replaceAll('\u00a0', ' ').trimEnd();
    this.#current = [];
    this.#length = 0;
    if (text === '') {
      this.#gap = Math.min(this.#gap + 1, 2);
      return;
    }
    const line = text === '--' ? '-- ' : text; // the dashes above a signature (RFC 3676 §4.3): the blank is part of them
    const prefix = '>'.repeat(Math.min(this.#quotes, DEEPEST));
    const between = '>'.repeat(Math.min(this.#quotes, this.#quotesBefore, DEEPEST));
    this.#quotesBefore = this.#quotes;
    if (this.#lines.length > 0) for (; this.#gap > 0; this.#gap -= 1) this.#lines.push(between);
    this.#gap = 0;
    this.#lines.push(prefix === '' ? line : `${prefix} ${line}`);
  }
}
