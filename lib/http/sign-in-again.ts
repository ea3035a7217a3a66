import { signIn } from '#lib/contract/index.ts';
import { ERRORS, type AppError } from '#lib/errors.ts';
import type { Texts } from '#lib/i18n/index.ts';
import { issuePreSignIn } from '#lib/session/index.ts';
import { errorText } from './page-texts.ts';
import { plainPage } from './plain-page.ts';
import { escapeHtml } from '#lib/mail/escape-html.ts';
import type { Cookies } from './read-cookies.ts';

/** A form that met an ended session, on its way through the sign-in page. */
export interface ResumedForm {
  /** Path of the endpoint it was sent to. */
  readonly path: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/**
 * The answer to a form whose session has ended: a complete sign-in page that carries what was typed as an escaped hidden
 * field, and posts it with the password, so that nothing is lost and nothing is stored before somebody has signed in.
 */
export function signInAgainPage(
  form: ResumedForm,
  error: AppError,
  texts: Texts,
  request: { cookies: Cookies; url: URL; user?: string },
): Response {
  const { token, setCookie } = issuePreSignIn(request.cookies, request.url);
  const hidden = (name: string, value: string): string =>
    `<input type="hidden" name="${name}" value="${escapeHtml(value)}">`;
  const resume = JSON.stringify(form);
  const encoding = resume.length > 20_000 ? ' enctype="multipart/form-data"' : '';
  const body = `<h1>${escapeHtml(texts.t('common.signInAgain'))}</h1>
<p role="alert">${escapeHtml(errorText(texts, error))}</p>
<form method="post" action="${escapeHtml(signIn.href)}"${encoding}>
${hidden('token', token)}${hidden('resume', resume)}
<label>${escapeHtml(texts.t('common.userName'))} <input name="user" autocomplete="username" required value="${escapeHtml(request.user ?? '')}"></label>
<label>${escapeHtml(texts.t('common.password'))} <input type="password" name="password" autocomplete="current-password" required></label>
<p><button type="submit">${escapeHtml(texts.t('common.signIn'))}</button></p>
</form>
<p>${escapeHtml(texts.t('common.filesAgain'))}</p>`;
  return plainPage({
    status: ERRORS[error.code].status,
    title: texts.t('common.signInAgain'),
    body,
    texts,
    cookies: setCookie,
  });
}

/** Reads the hidden field back. Hostile: `undefined` for anything that is not such a form. */
export function readResumedForm(text: string | undefined): ResumedForm | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text ?? 'null');
  } catch {
    return undefined; // somebody changed it
  }
  if (typeof value !== 'object' || value === null || !('path' in value) || !('fields' in value)) return undefined;
  const { path, fields } = value;
  if (typeof path !== 'string' || typeof fields !== 'object' || fields === null) return undefined;
  return { path, fields: Object.fromEntries(Object.entries(fields)) };
}
