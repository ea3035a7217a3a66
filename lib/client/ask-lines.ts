import { AskError } from './ask-json.ts';
import { readAnswer } from './post-form.ts';

/**
 * Asks an address of ours for lines of JSON and hands each on as it comes. Leaving the loop, or aborting, hangs up.
 *
 * @param fields left out where `undefined` or `''`
 * @throws AskError with `offline` when no answer came or it broke off; DOMException AbortError when `signal` ended it
 */
export async function* askLines<T>(
  href: string,
  fields: Readonly<Record<string, string | undefined>>,
  signal: AbortSignal,
): AsyncGenerator<T, void> {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) if (value) query.set(name, value);
  const offline = (cause: unknown): unknown => (signal.aborted ? cause : new AskError({ code: 'offline', text: '' }));
  const response = await fetch(`${href}?${query.toString()}`, { cache: 'no-store', signal }).catch((cause: unknown) => {
    throw offline(cause);
  });
  if (!response.ok || !response.body) {
    const answer = readAnswer<never>(response.status, await response.text());
    throw new AskError(answer.ok ? { code: 'internal', text: '' } : answer);
  }
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  try {
    for (;;) {
      const { done, value } = await reader.read().catch((cause: unknown) => {
        throw offline(cause);
      });
      if (done) return;
      const lines = (rest + value).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) if (line.trim() !== '') yield JSON.parse(line) as T; // an empty line is a sign of life
    }
  } finally {
    await reader.cancel().catch(() => undefined); // it has ended already
  }
}
