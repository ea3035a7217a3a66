import { ERRORS, type AppError } from '#lib/errors.ts';
import type { Texts } from '#lib/i18n/index.ts';
import { errorText } from './page-texts.ts';

/** On every answer under /api: nothing in it may run, be kept, be framed or be read by another site. */
const API_HEADERS = {
  'Content-Security-Policy': "default-src 'none'; sandbox",
  'X-Content-Type-Options': 'nosniff',
  'Cache-Control': 'no-store',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'same-origin',
} as const;

/** {@link API_HEADERS} with those of one answer over them, and its cookies. */
export function apiHeaders(more: Readonly<Record<string, string>> = {}, cookies: readonly string[] = []): Headers {
  const headers = new Headers({ ...API_HEADERS, ...more });
  for (const cookie of cookies) headers.append('Set-Cookie', cookie);
  return headers;
}

/** Headers of an answer that goes on for a while: nothing on the way may hold its pieces back. @param type as in Content-Type */
export const streamHeaders = (type: string): Headers =>
  apiHeaders({
    'Content-Type': `${type}; charset=utf-8`,
    'Cache-Control': 'no-store, no-transform', // compressed, its pieces would wait for each other
    'X-Accel-Buffering': 'no',
  });

/** 303 to a path of ours. Relative, so that no Host header can lead it elsewhere (RFC 9110 §10.2.2). */
export const seeOther = (path: string, headers: Headers): Response => {
  headers.set('Location', path);
  return new Response(null, { status: 303, headers });
};

/**
 * An error for a script: problem details (RFC 9457) with our code, the reference of the log, the server's own words in
 * `reason`, and which field is wrong.
 */
export function problemAnswer(error: AppError, reference: string, texts: Texts, headers: Headers): Response {
  const { status, retry } = ERRORS[error.code];
  headers.set('Content-Type', 'application/problem+json');
  if (error.code === 'auth.throttled') headers.set('Retry-After', String(error.values['seconds'] ?? 60));
  const problem = {
    type: 'about:blank',
    title: error.code,
    status,
    detail: errorText(texts, error),
    code: error.code,
    id: reference,
    retry,
    reason: reasonOf(error),
    field: error.field,
    values: error.values,
  };
  return new Response(JSON.stringify(problem), { status, headers });
}

/** The server's words, unless they are ours and for the log only. */
export const reasonOf = (error: Pick<AppError, 'code' | 'detail'>): string | undefined =>
  error.code === 'internal' || error.code === 'config.invalid' ? undefined : error.detail;
