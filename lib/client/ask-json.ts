import { readAnswer, type FormFailure } from './post-form.ts';

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
 * Asks an address of ours for JSON.
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
  let response: Response;
  let text: string;
  try {
    response = await fetch(query.size > 0 ? `${href}?${query.toString()}` : href, {
      headers: { accept: 'application/json' },
      cache: 'no-store',
      ...(signal ? { signal } : {}),
    });
    text = await response.text();
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw new AskError({ code: 'offline', text: '' });
  }
  const answer = readAnswer<T>(response.status, text);
  if (!answer.ok) throw new AskError(answer);
  const cursor = response.headers.get('x-tupai-cursor');
  if (cursor !== null) atCursor?.(cursor);
  return answer.body;
}
