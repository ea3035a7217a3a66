import { endOfComment, endOfQuoted } from './scan-quotes.ts';

/** How a check of a message came out (RFC 8601 §2.7); what is none of these is `unknown`. */
export const CHECK_RESULTS = [
  'pass',
  'fail',
  'softfail',
  'neutral',
  'policy',
  'none',
  'temperror',
  'permerror',
  'unknown',
] as const;
export type CheckResult = (typeof CHECK_RESULTS)[number];

/** One result, as a server wrote it. */
export interface MethodResult {
  /** `spf`, `dkim`, `dmarc`, … in lower case. */
  readonly method: string;
  readonly result: CheckResult;
  /** `header.d`, `smtp.mailfrom`, … in lower case, to their values. */
  readonly properties: ReadonlyMap<string, string>;
}

const LONGEST = 16_384;
const MOST = 100;

/**
 * The value of an Authentication-Results field (RFC 8601 §2.2): who checked, and what came out. Comments are left out, quoted
 * values are read, whatever doesn't fit is skipped; `server` is in lower case, `''` for a value without one. Linear; reads 16 kB and
 * 100 results at most.
 */
export function readAuthenticationResults(value: string): {
  readonly server: string;
  readonly results: MethodResult[];
  /** All of it was read. */
  readonly whole: boolean;
} {
  const [head = [], ...rest] = statements(value.slice(0, LONGEST));
  const server = (head[0] ?? '').toLowerCase();
  const results = rest.slice(0, MOST).flatMap((words): MethodResult[] => {
    const [method, result] = pair(words[0] ?? '');
    if (result === undefined) return []; // "none": nothing was checked
    const properties = new Map<string, string>();
    for (const word of words.slice(1)) {
      const [name, said] = pair(word);
      if (said !== undefined && !properties.has(name)) properties.set(name, said);
    }
    const known = CHECK_RESULTS.find((one) => one === result.toLowerCase());
    return [{ method: method.replace(/\/\d+$/, ''), result: known ?? 'unknown', properties }];
  });
  return { server, results, whole: value.length <= LONGEST && rest.length <= MOST };
}

function pair(word: string): [string, string | undefined] {
  const equals = word.indexOf('=');
  return equals < 0 ? [word.toLowerCase(), undefined] : [word.slice(0, equals).toLowerCase(), word.slice(equals + 1)];
}

/** Words between semicolons; blanks round `=` do not part them, comments are blanks, quotes are taken off. */
function statements(value: string): string[][] {
  const all: string[][] = [];
  let words: string[] = [];
  let word = '';
  let gap = false;
  const end = (): void => {
    if (word !== '') words.push(word);
    word = '';
    gap = false;
  };
  for (let at = 0; at < value.length; at += 1) {
    const char = value[at] ?? '';
    if (char === '(') {
      at = orEnd(endOfComment(value, at), value);
      gap = true;
    } else if (/\s/.test(char)) gap = true;
    else if (char === ';') {
      end();
      all.push(words);
      words = [];
    } else {
      if (gap && char !== '=' && !word.endsWith('=')) end();
      gap = false;
      if (char === '"') {
        const close = orEnd(endOfQuoted(value, at), value);
        word += value.slice(at + 1, close).replace(/\\(.)/gsu, '$1');
        at = close;
      } else word += char;
    }
  }
  end();
  all.push(words);
  return all;
}

/** An end that is not there is the end of the text. */
const orEnd = (at: number, text: string): number => (at < 0 ? text.length : at);
