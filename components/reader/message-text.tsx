import { composePage } from '#lib/contract/index.ts';
import type { Texts } from '#lib/i18n/index.ts';
import { parseMailto } from '#lib/mail/parse-mailto.ts';
import { MarkedText } from '#components/messages/index.ts';
import { findLinks, type TextRun } from './find-links.ts';
import { foldText } from './fold-text.ts';
import { splitQuotes, type QuoteBlock } from './split-quotes.ts';
import { splitSignature } from './split-signature.ts';

interface Props {
  readonly texts: Texts;
  /** The plain text of a message: hostile, shown as text only. */
  readonly text: string;
  /** What was searched for. */
  readonly marks?: readonly string[];
  /** False: nothing in it can be followed. */
  readonly links?: boolean;
}

/** In one text, about: each is an element. */
const MOST_LINKS = 4000;

/**
 * A plain text as its writer set it, quotes marked by depth, addresses made into links whose real target can be seen. What it
 * quotes at its end is folded, its signature pale. `<pre>` keeps the lines in text browsers, too; elsewhere it wraps.
 */
export function MessageText({ texts, text, marks = [], links = true }: Props) {
  if (text.trim() === '') return <p className="text-muted italic">{texts.t('reader.empty')}</p>;
  const all = splitQuotes(text);
  const { shown, folded, after } = foldText(all);
  const most = Math.min(1000, Math.max(20, Math.floor(MOST_LINKS / all.length)));
  const draw = (blocks: readonly QuoteBlock[]) =>
    blocks.map((block) => <TextBlock key={block.line} block={block} marks={marks} links={links ? most : 0} />);
  return (
    <div className="message-text" dir="auto">
      {draw(shown)}
      {folded.length > 0 && (
        <details className="trimmed-text" open={marks.length > 0}>
          <summary className="chip">{texts.t('reader.unfoldQuotes')}</summary>
          {draw(folded)}
        </details>
      )}
      {draw(after)}
    </div>
  );
}

interface LinesProps {
  readonly text: string;
  readonly marks: readonly string[];
  /** At most. */
  readonly links: number;
}

function TextBlock({ block: { depth, text }, ...how }: Omit<LinesProps, 'text'> & { readonly block: QuoteBlock }) {
  if (depth > 0)
    return (
      <Quote depth={depth}>
        <Lines text={text} {...how} />
      </Quote>
    );
  const { body, signature } = splitSignature(text);
  return (
    <div>
      {(body !== '' || signature === '') && <Lines text={body} {...how} />}
      {signature !== '' && (
        <div className="text-muted">
          <Lines text={signature} {...how} />
        </div>
      )}
    </div>
  );
}

function Lines({ text, marks, links }: LinesProps) {
  return (
    <pre dir="auto">
      {/* A line end right after <pre> is dropped by browsers, and the page would differ from what scripts expect. */}
      <span>
        {findLinks(text, links).map((run) =>
          run.href === undefined ? (
            <MarkedText key={run.at} text={run.text} words={marks} />
          ) : (
            <TextLink key={run.at} run={run} href={run.href} />
          ),
        )}
      </span>
    </pre>
  );
}

/** Nested as deep as it was quoted, so that the depth can be seen without colours and in text browsers. */
function Quote({ depth, level = 1, children }: { depth: number; level?: number; children: React.ReactNode }) {
  return (
    <blockquote className={`quote quote-${String(((level - 1) % 3) + 1)}`}>
      {level < depth ? (
        <Quote depth={depth} level={level + 1}>
          {children}
        </Quote>
      ) : (
        children
      )}
    </blockquote>
  );
}

function TextLink({ run, href }: { run: TextRun; href: string }) {
  if (href.startsWith('mailto:')) return <a href={composePage(parseMailto(href))}>{run.text}</a>;
  return (
    <a href={href} title={href} target="_blank" rel="noopener noreferrer">
      {run.text}
    </a>
  );
}
