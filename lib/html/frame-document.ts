import { FRAME_STYLE } from './frame-style.ts';

/** For the `sandbox` attribute of the frame and for its own policy: no scripts, forms, modals or navigation of the page. */
export const FRAME_SANDBOX = 'allow-same-origin allow-popups allow-popups-to-escape-sandbox';

/** The same for the document that is printed: the page may open the dialog of the printer for it. Nothing in it can, for nothing in it runs. */
export const PAPER_SANDBOX = `${FRAME_SANDBOX} allow-modals`;

/**
 * The policy of the document a body is shown in. It holds alone, whatever the sanitiser let through: `allow-same-origin`
 * without `allow-scripts` lets the page measure the frame, and nothing in the frame run.
 */
export const FRAME_CSP = policyOf(FRAME_SANDBOX);
export const PAPER_CSP = policyOf(PAPER_SANDBOX);

function policyOf(sandbox: string): string {
  return [
    "default-src 'none'",
    "img-src 'self' data: blob:",
    "style-src 'unsafe-inline'",
    "form-action 'none'",
    "base-uri 'none'",
    "frame-ancestors 'self'",
    `sandbox ${sandbox}`,
  ].join('; ');
}

interface FrameParts {
  readonly lang: string;
  /** Our own words in front of the body, escaped. */
  readonly note?: string;
  /** `html` and `css` as the sanitiser gave them. Both empty: the blank page that the script of the reader fills. */
  readonly html?: string;
  readonly css?: string;
}

/** A whole document around a cleaned body. */
export function frameDocument({ lang, note = '', html = '', css = '' }: FrameParts): string {
  const sheet = css.includes('<') ? '' : css; // the sanitiser writes none; a sheet with one could end its element
  return (
    `<!doctype html><html lang="${lang.replace(/[^a-zA-Z-]/g, '')}"><head><meta charset="utf-8"><title></title>` +
    `<style>${FRAME_STYLE}</style>${sheet && `<style>${sheet}</style>`}</head>` +
    `<body dir="auto">${note && `<div class="note">${note}</div>`}${html}</body></html>`
  );
}
