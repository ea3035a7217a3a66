import { escapeHtml } from './escape-html.ts';
import { forwardFields } from './forward-text.ts';

/** As {@link forwardText}, in HTML. `html` goes in as it is, values are escaped. */
export function forwardHtml(
  html: string,
  fields: readonly { label: string; value: string }[],
  heading: string,
): string {
  const lines = forwardFields(fields).map(
    ({ label, value }) => `<div><b>${escapeHtml(label)}:</b> ${escapeHtml(value)}</div>`,
  );
  return `<div class="moz-forward-container"><div>${escapeHtml(heading)}</div>${lines.join('')}<div><br></div>${html}</div>`;
}
