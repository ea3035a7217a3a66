import { describe, expect, it } from 'vitest';
import { saveSettings } from './settings.ts';

const read = (fields: unknown) => saveSettings.input.safeParse(fields).data;
const refused = (fields: unknown) => !saveSettings.input.safeParse(fields).success;

describe('saving settings', () => {
  it('takes what was sent and says nothing of the rest', () => {
    expect(read({ density: 'compact' })).toEqual({ density: 'compact' });
    expect(read({})).toEqual({});
  });

  it('reads a box by its last value, because its form sends "off" first', () => {
    expect(read({ previews: ['off', 'on'], sound: 'off' })).toEqual({ previews: true, sound: false });
    expect(read({ conversations: false })).toEqual({ conversations: false });
  });

  it('reads which folders notify, also none', () => {
    expect(read({ notifications: '' })).toEqual({ notifications: [] });
    expect(read({ notifications: ['', 'INBOX', 'Arsip~2f2024'] })).toEqual({
      notifications: ['INBOX', 'Arsip~2f2024'],
    });
    expect(refused({ notifications: ['a/b'] })).toBe(true);
  });

  it('reads keys as an object or as the JSON that a form sends', () => {
    const bindings = { archive: ['q', 'Mod+e'], mute: [] };
    expect(read({ bindings })).toEqual({ bindings });
    expect(read({ bindings: JSON.stringify(bindings) })).toEqual({ bindings });
  });

  it.each([
    { bindings: 'not JSON' },
    { bindings: '[]' },
    { bindings: { archive: 'q' } },
    { bindings: { 'a b': ['q'] } },
    { bindings: { archive: ['x'.repeat(61)] } },
    { bindings: { archive: Array.from({ length: 7 }, () => 'q') } },
    {
      bindings: Object.fromEntries(
        Array.from({ length: 201 }, (_, n) => [
          `a${'b'.repeat(n % 40)}${String.fromCharCode(65 + (n % 26))}${'c'.repeat(n % 7)}`,
          [],
        ]),
      ),
    },
    { theme: 'pink' },
    { undoSeconds: 0 },
    { swipeLeft: 'explode' },
  ])('refuses %j', (fields) => {
    expect(refused(fields)).toBe(true);
  });
});
