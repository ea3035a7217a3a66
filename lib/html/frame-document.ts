/** For the `sandbox` attribute of the frame and for its own policy: no scripts, forms, modals or navigation of the page. */
export const FRAME_SANDBOX = 'allow-same-origin allow-popups allow-popups-to-escape-sandbox';

/**
 * The policy of the document a body is shown in. It holds alone, whatever the sanitiser let through: `allow-same-origin`
 * without `allow-scripts` lets the page measure the frame, and nothing in the frame run.
 */
export const FRAME_CSP = [
  "default-src 'none'",
  "img-src 'self' data: blob:",
  "style-src 'unsafe-inline'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'self'",
  `sandbox ${FRAME_SANDBOX}`,
].join('; ');

/** Letters are written on paper: light in both themes, until the reader can adapt their colours. */
const STYLE = `
:root { color-scheme: light; background: #fff; color: #231f1b; }
body { margin: 16px; font: 15px/1.6 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", Arial, sans-serif; overflow-wrap: anywhere; }
img { max-width: 100%; height: auto; }
table { max-width: 100%; }
pre { white-space: pre-wrap; }
a { color: #0b5e7a; }
blockquote { margin-inline: 0; padding-inline-start: 12px; border-inline-start: 2px solid #ddd6cc; }
`;

/**
 * A whole document around a cleaned body. With an empty body it is the blank page that the script of the reader fills.
 *
 * @param bodyHtml output of the sanitiser; it is put in as it is.
 */
export const frameDocument = (bodyHtml: string, { lang, dir }: { lang: string; dir: 'auto' | 'ltr' | 'rtl' }): string =>
  `<!doctype html><html lang="${lang.replace(/[^a-zA-Z-]/g, '')}"><head><meta charset="utf-8"><title></title><style>${STYLE}</style></head>` +
  `<body dir="${dir}">${bodyHtml}</body></html>`;
