import { signedInAgain, tellPage } from './page-news.ts';
import { readAnswer, type FormAnswer, type FormFailure } from './post-form.ts';

/** Why an answer did not come (see {@link FormFailure}); what `askJson` throws. */
export class AskError extends Error {
  readonly failure: FormFailure;

  constructor(failure: FormFailure) {
    super(failure.code);
    this.failure = failure;
  }
}

interface Options {
  readonly signal?: AbortSignal | undefined;
  /** Nobody waits for it: it may take long without a word. */
  readonly background?: boolean;
  /** Hears the account's event cursor that came with the answer: everything before it is in the answer already. */
  readonly atCursor?: ((cursor: string) => void) | undefined;
}

/**
 * Asks an address of ours for JSON. When the session has ended, the person is asked to sign in again where the page can do that.
 *
 * @param fields left out where `undefined` or `''`
 * @throws AskError with `offline` when no answer came, `stopped` or `expired` when the person or the clock ended the wait
 *   ({@link WorkWatch}); DOMException AbortError when `signal` ended it
 */
export async function askJson<T>(
  href: string,
  fields: Readonly<Record<string, string | number | undefined>>,
  { signal, atCursor, background = false }: Options = {},
): Promise<T> {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(fields))
    if (value !== undefined && value !== '') query.set(name, String(value));
  const url = query.size > 0 ? `${href}?${query.toString()}` : href;
  let { response, answer } = await askOnce<T>(url, { href, signal, background });
  if (!answer.ok && answer.code === 'auth.required' && (await signedInAgain()))
    ({ response, answer } = await askOnce<T>(url, { href, signal, background }));
  if (!answer.ok || !response) throw new AskError(answer.ok ? NO_ANSWER : answer);
  const cursor = response.headers.get('x-tupai-cursor');
  if (cursor !== null) atCursor?.(cursor);
  return answer.body;
}

const NO_ANSWER: FormFailure = { code: 'offline', text: '' };

async function askOnce<T>(
  url: string,
  { href, signal, background }: { readonly href: string } & Pick<Options, 'signal' | 'background'>,
): Promise<{ response: Response | undefined; answer: FormAnswer<T> }> {
  const stop = new AbortController();
  let ended: FormFailure | undefined;
  let settle = (): void => undefined;
  const done = new Promise<void>((resolve) => (settle = resolve));
  const end = (why: FormFailure): void => {
    ended = why;
    stop.abort();
  };
  signal?.throwIfAborted();
  const leave = (): void => stop.abort();
  signal?.addEventListener('abort', leave, { once: true });
  if (background !== true) tellPage({ kind: 'asked', work: { done, end } });
  try {
    const headers = { accept: 'application/json' };
    const response = await fetch(url, { headers, cache: 'no-store', signal: stop.signal });
    const answer = readAnswer<T>(response.status, await response.text());
    tellPage({ kind: 'answer', code: answer.ok ? '' : answer.code, href });
    return { response, answer };
  } catch (cause) {
    if (signal?.aborted) throw cause;
    if (!ended) tellPage({ kind: 'answer', code: NO_ANSWER.code, href });
    return { response: undefined, answer: { ok: false, ...(ended ?? NO_ANSWER) } };
  } finally {
    signal?.removeEventListener('abort', leave);
    settle();
  }
}
