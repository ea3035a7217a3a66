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
  /** Hears the account's event cursor that came with the answer: everything before it is in the answer already. */
  readonly atCursor?: ((cursor: string) => void) | undefined;
}

/**
 * Asks an address of ours for JSON. When the session has ended, the person is asked to sign in again where the page can do that.
 *
 * @param fields left out where `undefined` or `''`
 * @throws AskError with `offline` when no answer came; DOMException AbortError when `signal` ended it
 */
export async function askJson<T>(
  href: string,
  fields: Readonly<Record<string, string | number | undefined>>,
  { signal, atCursor }: Options = {},
): Promise<T> {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(fields))
    if (value !== undefined && value !== '') query.set(name, String(value));
  const url = query.size > 0 ? `${href}?${query.toString()}` : href;
  let { response, answer } = await askOnce<T>(url, href, signal);
  if (!answer.ok && answer.code === 'auth.required' && (await signedInAgain()))
    ({ response, answer } = await askOnce<T>(url, href, signal));
  if (!answer.ok || !response) throw new AskError(answer.ok ? NO_ANSWER : answer);
  const cursor = response.headers.get('x-tupai-cursor');
  if (cursor !== null) atCursor?.(cursor);
  return answer.body;
}

const NO_ANSWER: FormFailure = { code: 'offline', text: '' };

async function askOnce<T>(
  url: string,
  href: string,
  signal: AbortSignal | undefined,
): Promise<{ response: Response | undefined; answer: FormAnswer<T> }> {
  try {
    const response = await fetch(url, {
      headers: { accept: 'application/json' },
      cache: 'no-store',
      ...(signal ? { signal } : {}),
    });
    const answer = readAnswer<T>(response.status, await response.text());
    tellPage({ kind: 'answer', code: answer.ok ? '' : answer.code, href });
    return { response, answer };
  } catch (cause) {
    if (signal?.aborted) throw cause;
    tellPage({ kind: 'answer', code: NO_ANSWER.code, href });
    return { response: undefined, answer: { ok: false, ...NO_ANSWER } };
  }
}
