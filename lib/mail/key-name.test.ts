import { describe, expect, it } from 'vitest';
import { keyName, showKeys, type KeyPress } from './key-name.ts';

const press = (key: string, code: string, held = ''): KeyPress => ({
  key,
  code,
  shiftKey: held.includes('shift'),
  ctrlKey: held.includes('ctrl'),
  metaKey: held.includes('cmd'),
  altKey: held.includes('alt'),
});
const pc = (...of: Parameters<typeof press>) => keyName(press(...of), false);
const mac = (...of: Parameters<typeof press>) => keyName(press(...of), true);

describe('a press of a key is called', () => {
  it.each([
    ['e', pc('e', 'KeyE')],
    ['Shift+i', pc('I', 'KeyI', 'shift')],
    ['Mod+k', pc('k', 'KeyK', 'ctrl')],
    ['Mod+Shift+c', pc('C', 'KeyC', 'ctrl shift')],
    ['Mod+Enter', pc('Enter', 'Enter', 'ctrl')],
    ['Shift+Delete', pc('Delete', 'Delete', 'shift')],
    ['Space', pc(' ', 'Space')],
    ['F1', pc('F1', 'F1')],
  ])('%s', (name, called) => {
    expect(called).toBe(name);
  });

  it('by what it writes, wherever the layout has it', () => {
    expect(pc('#', 'Digit3', 'shift')).toBe('#'); // US
    expect(pc('#', 'Backslash')).toBe('#'); // German
    expect(pc('/', 'Digit7', 'shift')).toBe('/'); // German
    expect(pc('z', 'KeyY')).toBe('z'); // German: Z and Y change places
    expect(pc('ü', 'BracketLeft')).toBe('ü'); // German: no bracket is meant
  });

  it('by its place where the layout writes no Latin letters', () => {
    expect(pc('ش', 'KeyA')).toBe('a'); // Arabic
    expect(pc('؟', 'Slash', 'shift')).toBe('?'); // Arabic
    expect(pc('л', 'KeyK', 'ctrl')).toBe('Mod+k'); // Russian
    expect(pc('Ш', 'KeyI', 'shift')).toBe('Shift+i'); // Russian
    expect(pc('ظ', 'Slash')).toBe('/'); // Arabic
  });

  it('the same with Caps Lock on', () => {
    expect(pc('E', 'KeyE')).toBe('e');
    expect(pc('e', 'KeyE', 'shift')).toBe('Shift+e');
  });

  it('by the sign that AltGr or Option writes, and not at all with Alt alone', () => {
    expect(pc('\\', 'Minus', 'ctrl alt')).toBe('\\'); // German on Windows
    expect(mac('\\', 'Digit7', 'alt shift')).toBe('\\'); // German on a Mac
    expect(pc('e', 'KeyE', 'alt')).toBeUndefined();
    expect(pc('/', 'Slash', 'alt')).toBeUndefined();
    expect(mac('´', 'KeyE', 'alt')).toBe('´');
  });

  it('with Cmd on a Mac where others have Ctrl', () => {
    expect(mac('k', 'KeyK', 'cmd')).toBe('Mod+k');
    expect(mac('k', 'KeyK', 'ctrl')).toBeUndefined();
    expect(pc('k', 'KeyK', 'cmd')).toBeUndefined();
  });

  it('nothing while it is a modifier, a dead key or part of composing', () => {
    for (const key of ['Shift', 'Control', 'AltGraph', 'Dead', 'Process', 'Unidentified'])
      expect(pc(key, 'KeyE')).toBeUndefined();
  });
});

describe('a person reads', () => {
  it.each([
    ['g i', 'g then i'],
    ['Mod+k', 'Ctrl+K'],
    ['Shift+i', 'Shift+I'],
    ['Mod+Shift+ArrowDown', 'Ctrl+Shift+↓'],
    ['+', '+'],
    ['* a', '* then a'],
  ])('%s as %s', (keys, shown) => {
    expect(showKeys(keys, false, ' then ')).toBe(shown);
  });

  it('the signs of a Mac on a Mac', () => {
    expect(showKeys('Mod+Shift+c', true, ' then ')).toBe('⌘⇧C');
  });
});
