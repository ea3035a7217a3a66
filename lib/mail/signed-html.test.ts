import { describe, expect, it } from 'vitest';
import { htmlToText } from './html-to-text.ts';
import { signatureBlock, signedHtml } from './signed-html.ts';
import { withSignature } from './signature.ts';
import { textToHtml } from './text-to-html.ts';

const plain = { signature: 'Budi\nSMK 1', signatureHtml: '' };
const formatted = { signature: 'Budi\nSMK 1', signatureHtml: '<div><b>Budi</b></div><div>SMK 1</div>' };

describe('a signature below a text with formatting', () => {
  it('is the text as it stands below a plain one where it has no formatting of its own', () => {
    expect(signedHtml('\n', plain)).toBe(textToHtml(withSignature('\n', plain.signature)));
    expect(signedHtml('\n', undefined)).toBe(textToHtml('\n'));
  });

  it('keeps its formatting, and its text is the same', () => {
    const html = signedHtml('Halo\n', formatted);
    expect(html).toContain('<b>Budi</b>');
    expect(htmlToText(html)).toBe(htmlToText(signedHtml('Halo\n', plain)));
  });

  it('is nothing where there is none', () => {
    expect(signatureBlock({ signature: '', signatureHtml: '' })).toBe('');
  });
});
