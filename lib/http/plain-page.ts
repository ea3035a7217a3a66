import { createHash } from 'node:crypto';
import { ERRORS, type AppError } from '#lib/errors.ts';
import { config } from '#lib/config.ts';
import type { Texts } from '#lib/i18n/index.ts';
import { apiHeaders, reasonOf } from './answers.ts';
import { errorText } from './page-texts.ts';
import { homePath } from './return-path.ts';
import { escapeHtml } from '#lib/mail/escape-html.ts';

const STYLE = `:root{color-scheme:light dark;font:1rem/1.5 system-ui,sans-serif}body{max-width:34rem;margin:3rem auto;padding:0 1rem}
label{display:block;margin:1rem 0}input:not([type=checkbox]){display:block;width:100%;box-sizing:border-box;font:inherit;padding:.5rem}
button{font:inherit;padding:.5rem 1.25rem}pre{white-space:pre-wrap;overflow-wrap:anywhere}`;
const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');

/**
 * A whole small page made without Next, for answers that no screen can give: the sign-in form that keeps typed text, and
 * errors of downloads. `body` is HTML of ours with every value escaped. Its policy lets it post back to us and nothing else.
 */
export function plainPage(page: {
  status: number;
  title: string;
  body: string;
  texts: Texts;
  headers?: Readonly<Record<string, string>>;
  cookies?: readonly string[];
}): Response {
  const csp = `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'`;
  const title = escapeHtml(`${page.title} – ${config().productName}`);
  const html = `<!doctype html>
<html lang="${page.texts.locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style>${STYLE}</style></head>
<body><main>${page.body}</main></body></html>
`;
  const headers = apiHeaders(
    { ...page.headers, 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': csp },
    page.cookies,
  );
  return new Response(html, { status: page.status, headers });
}

/** An error with no page of its own to go back to. `keptTexts` is typed text that could not be kept: shown to be copied. */
export function errorPage(
  error: AppError,
  reference: string,
  texts: Texts,
  keptTexts: readonly string[] = [],
): Response {
  const reason = reasonOf(error);
  const body = [
    `<h1>${escapeHtml(config().productName)}</h1><p>${escapeHtml(errorText(texts, error))}</p>`,
    reason ? `<p>${escapeHtml(texts.t('common.details'))}:</p><pre>${escapeHtml(reason)}</pre>` : '',
    keptTexts.length > 0 ? `<p>${escapeHtml(texts.t('common.copyYourText'))}</p>` : '',
    ...keptTexts.map((text) => `<pre>${escapeHtml(text)}</pre>`),
    `<p>${escapeHtml(texts.t('common.reference', { id: reference }))}</p>`,
    `<p><a href="${escapeHtml(homePath())}">${escapeHtml(texts.t('common.back'))}</a></p>`,
  ].join('\n');
  return plainPage({ status: ERRORS[error.code].status, title: texts.t('common.errorTitle'), body, texts });
}
