import { describe, expect, it } from 'vitest';
import { maskResponse } from './trace-mask.ts';

const mask = (text: string, ...literals: string[]) =>
  maskResponse(
    Buffer.from(text),
    literals.map((literal) => Buffer.from(literal)),
  );

describe('an answer in the trace', () => {
  it('keeps what the protocol says, and sizes instead of texts', () => {
    expect(
      mask(
        '* 3 FETCH (UID 9 FLAGS (\\Seen) ENVELOPE ("Mon" {6}\r\n NIL "a \\"b\\" c") BODY[] {4}\r\n)',
        'secret',
        'body',
      ),
    ).toBe('* 3 FETCH (UID 9 FLAGS (\\Seen) ENVELOPE ("…" {6} NIL "…") BODY[] {4})');
    expect(mask('A7 NO [OVERQUOTA] Quota exceeded')).toBe('A7 NO [OVERQUOTA] Quota exceeded');
    expect(mask('+ eyJzdGF0dXMiOiI0MDAifQ==')).toBe('+ …');
  });

  it('shows nothing of a quoted string wherever it ends, nor of what is no answer', () => {
    let seed = 7;
    const next = (below: number) => (seed = (seed * 48271) % 0x7fffffff) % below;
    const pieces = ['"', '\\"', '\\', 'w', '(', ')', ' ', '{', '}'];
    for (let round = 0; round < 2000; round += 1) {
      const inner = Array.from({ length: next(12) }, () => pieces[2 + next(7)])
        .join('')
        .replace(/\\/g, '\\\\');
      const shown = mask(`* 1 FETCH (ENVELOPE ("${inner}SECRET${inner}" NIL))`);
      expect(shown).toBe('* 1 FETCH (ENVELOPE ("…" NIL))');
    }
    expect(mask('* 1 FETCH (ENVELOPE ("SECRET without an end')).not.toContain('SECRET');
    expect(mask('SECRET line of a broken server')).not.toContain('SECRET');
  });
});
