import { withSignature } from './signature.ts';
import { textToHtml } from './text-to-html.ts';

/** The signature of a sender: as text, and with formatting where it has any (`''` where not). Neither has the `-- ` line. */
export interface Signature {
  readonly signature: string;
  readonly signatureHtml: string;
}

/** `withSignature` for a text with formatting: `body` is plain and comes out as HTML. The formatting of the signature stays as it is. */
export const signedHtml = (body: string, sender: Signature | undefined): string =>
  sender?.signatureHtml
    ? textToHtml(`${body}\n`) + signatureBlock(sender)
    : textToHtml(withSignature(body, sender?.signature ?? ''));

/** The signature below its line, as what mail programs take for one; `''` when there is none. */
export function signatureBlock({ signature, signatureHtml }: Signature): string {
  if (signature === '') return '';
  return signatureHtml === ''
    ? textToHtml(`-- \n${signature}`)
    : `<div class="moz-signature"><div>--&nbsp;</div>${signatureHtml}</div>`;
}
