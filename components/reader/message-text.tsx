import { composePage } from '#lib/contract/index.ts';
import type { Texts } from '#lib/i18n/index.ts';
import { MarkedText } from '#components/messages/index.ts';
import { findLinks, type TextRun } from './find-links.ts';
import { splitQuotes } from './split-quotes.ts';

interface Props {
  readonly texts: Texts;
  /** The plain text of a message: hostile, shown as text only. */
  readonly text: string;
  /** What was searched for. */
  readonly marks?: readonly string[];
}

/**
 * A plain text as its writer set it, quotes marked by depth, addresses made into links whose real target can be seen.
 * `<pre>` keeps the lines in text browsers, too; elsewhere it wraps.
 */
export function MessageText({ texts, text, marks = [] }: Props) {
  if (text.trim() === '') return <p className="text-muted italic">{texts.t('reader.empty')}</p>;
  return (
    <div className="message-text" dir="auto">
      {splitQuotes(text).map(({ line, depth, text: block }) => {
        const body = (
          <pre dir="auto">
            {/* A line end right after <pre> is dropped by browsers, and the page would differ from what scripts expect. */}
            <span>
              {findLinks(block).map((run) =>
                run.href === undefined ? (
                  <MarkedText key={run.at} text={run.text} words={marks} />
                ) : (
                  <TextLink key={run.at} run={run} href={run.href} />
                ),
              )}
            </span>
          </pre>
        );
        return depth === 0 ? (
          <div key={line}>{body}</div>
        ) : (
          <Quote key={line} depth={depth}>
            {body}
          </Quote>
        );
      })}
    </div>
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
  const to = href.startsWith('mailto:') ? addressOf(href) : undefined;
  if (to !== undefined) return <a href={composePage({ to })}>{run.text}</a>;
  return (
    <a href={href} title={href} target="_blank" rel="noopener noreferrer">
      {run.text}
    </a>
  );
}

function addressOf(href: string): string {
  const address = href.slice('mailto:'.length).split('?')[0] ?? '';
  try {
    return decodeURIComponent(address);
  } catch {
    return address; // a stray per cent sign
  }
}
