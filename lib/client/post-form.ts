import { apiHref } from '../contract/index.ts';
import { signedInAgain, tellPage } from './page-news.ts';

/** What became of a form that a script posted. Never thrown. */
export type FormAnswer<T> = { readonly ok: true; readonly body: T } | ({ readonly ok: false } & FormFailure);

/**
 * A refused form (RFC 9457, as lib/http writes it), or `offline` when no answer came at all, `aborted` when we gave it up,
 * `unsure` when nobody waits for the answer any more.
 */
export interface FormFailure {
  readonly code: string;
  /** What to tell the person; `''` for `offline` and `aborted`. */
  readonly text: string;
  /** The mail server's own words. */
  readonly detail?: string;
  readonly reference?: string;
  /** Name of the field that is wrong. */
  readonly field?: string;
}

interface Options {
  /** How much of the form has left, 0 … 1. */
  readonly onProgress?: (share: number) => void;
  readonly signal?: AbortSignal;
  /** Id of the change: the event that it causes carries it, and by it the person can end a change that takes long. */
  readonly operation?: string;
}

/**
 * Posts the fields of a form, or bytes, to their address and asks for JSON. When the session has ended, the person is asked to sign in
 * again where the page can do that, and the form is posted once more.
 *
 * @param href With the mount point: an endpoint's `href`.
 */
export async function postForm<T>(
  href: string,
  fields: FormData | Blob,
  options: Options = {},
): Promise<FormAnswer<T>> {
  const answer = await sendForm<T>(href, fields, options);
  if (answer.ok || answer.code !== 'auth.required') return answer;
  return (await signedInAgain()) ? sendForm<T>(href, fields, options) : answer;
}

/** As {@link postForm}, but an ended session is an answer like others. By XMLHttpRequest, because fetch tells nothing about the progress of an upload. */
export function sendForm<T>(
  href: string,
  fields: FormData | Blob,
  { onProgress, signal, operation }: Options = {},
): Promise<FormAnswer<T>> {
  let done = (): void => undefined;
  const answered = new Promise<void>((resolve) => (done = resolve));
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    const settle = (answer: FormAnswer<T>) => {
      if (answer.ok || answer.code !== 'aborted')
        tellPage({ kind: 'answer', code: answer.ok ? '' : answer.code, href });
      resolve(answer);
      done();
    };
    const fail = (code: string) => {
      settle({ ok: false, code, text: '' });
    };
    request.open('POST', href);
    request.setRequestHeader('accept', 'application/json');
    if (operation !== undefined) request.setRequestHeader('x-tupai-operation', operation);
    request.responseType = 'text';
    if (onProgress)
      request.upload.addEventListener('progress', (event) => {
        if (event.lengthComputable && event.total > 0) onProgress(event.loaded / event.total);
      });
    request.addEventListener('load', () => {
      settle(readAnswer<T>(request.status, request.responseText));
    });
    request.addEventListener('error', () => {
      fail('offline');
    });
    request.addEventListener('abort', () => {
      fail('aborted');
    });
    signal?.addEventListener('abort', () => {
      request.abort();
    });
    if (signal?.aborted) fail('aborted');
    else request.send(fields);
    if (operation === undefined) return;
    const end = (why: FormFailure): void => {
      resolve({ ok: false, ...why });
      request.abort();
      done();
    };
    const drop = (): void => void dropOperation(operation, fields);
    tellPage({ kind: 'asked', work: { done: answered, end, drop } });
  });
}

/** Asks the server to leave a change undone. Whether that came in time is told by the answer to the change. */
export async function dropOperation(operation: string, fields: FormData | Blob): Promise<void> {
  const form = new FormData();
  const token = fields instanceof FormData ? fields.get('token') : null;
  if (token !== null) form.set('token', token);
  form.set('operation', operation);
  await sendForm(apiHref('cancelOperation'), form);
}

/** Reads an answer; one that is not ours (a proxy's error page) counts as `internal` with no words. */
export function readAnswer<T>(status: number, text: string): FormAnswer<T> {
  const body = parseObject(text);
  if (body && status >= 200 && status < 300) return { ok: true, body: body as T };
  const word = (name: string): string | undefined => (typeof body?.[name] === 'string' ? body[name] : undefined);
  const optional = { detail: word('reason'), reference: word('id'), field: word('field') };
  return {
    ok: false,
    code: word('code') ?? 'internal',
    text: word('detail') ?? '',
    ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)),
  };
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined; // some answers are lists
  } catch {
    return undefined; // not JSON: not an answer of ours
  }
}
