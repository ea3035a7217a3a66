import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { KeySettings } from '#lib/mail/bound-keys.ts';
import { CommandRegistry, type CommandHandlers } from './command-registry.ts';
import { KeyDispatcher, type Press } from './key-dispatcher.ts';

const done: string[] = [];
const does = (word: string) => ({ run: () => void done.push(word) });

beforeEach(() => {
  done.length = 0;
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('who does a command', () => {
  it('is the reader before the list before the frame, whoever came first', () => {
    const registry = new CommandRegistry();
    const reader = registry.register('reader', { archive: does('reader') });
    registry.register('list', { archive: does('list') });
    registry.register('shell', { archive: does('shell') });
    registry.run('archive');
    reader.remove();
    registry.run('archive');
    expect(done).toEqual(['reader', 'list']);
  });

  it('is the later of two of the same place', () => {
    const registry = new CommandRegistry();
    registry.register('list', { archive: does('first') });
    registry.register('list', { archive: does('second') });
    registry.run('archive');
    expect(done).toEqual(['second']);
  });

  it('is the next one that can, and nobody when none can', () => {
    const registry = new CommandRegistry();
    registry.register('list', { archive: does('list') });
    const reader = registry.register('reader', { archive: { ...does('reader'), enabled: false } });
    expect(registry.run('archive')).toBe(true);
    reader.update({ archive: does('reader'), star: does('star') });
    expect(registry.run('archive')).toBe(true);
    expect(registry.run('move')).toBe(false);
    expect(done).toEqual(['list', 'reader']);
  });

  it('is told to listeners only when what can be done has changed', () => {
    const registry = new CommandRegistry();
    const heard = vi.fn<() => void>();
    registry.subscribe(heard);
    const list = registry.register('list', { archive: does('one') });
    list.update({ archive: does('another') });
    expect(heard).toHaveBeenCalledTimes(1);
    list.update({ archive: { ...does('one'), enabled: false } });
    expect(heard).toHaveBeenCalledTimes(2);
    expect([...registry.enabled()]).toEqual([]);
  });
});

const all: CommandHandlers = {
  archive: does('archive'),
  goInbox: does('goInbox'),
  selectAll: does('selectAll'),
  reply: does('reply'),
  next: does('next'),
  palette: does('palette'),
  move: does('move'),
  mute: does('mute'),
};

function keyboard(settings: Partial<KeySettings> = {}, handlers: CommandHandlers = all) {
  const registry = new CommandRegistry();
  registry.register('list', handlers);
  const whole: KeySettings = { shortcuts: 'gmail', bindings: {}, ...settings };
  const dispatcher = new KeyDispatcher({ registry, settings: () => whole, apple: false });
  return (key: string, also: Partial<Press> = {}) =>
    dispatcher.press({
      key,
      code: '',
      shiftKey: false,
      ctrlKey: false,
      metaKey: false,
      altKey: false,
      repeat: false,
      typing: false,
      ...also,
    });
}

describe('a key', () => {
  it('does its command and keeps the browser from it; others are left to the browser', () => {
    const press = keyboard();
    expect([press('e'), press('q'), press('Tab')]).toEqual([true, false, false]);
    expect(done).toEqual(['archive']);
  });

  it('means by the profile and by what was rebound', () => {
    keyboard({ shortcuts: 'gmail' })('m');
    keyboard({ shortcuts: 'fastmail' })('m');
    keyboard({ bindings: { archive: ['m'], mute: [] } })('m');
    keyboard({ shortcuts: 'off' })('m');
    keyboard({ shortcuts: 'off' })('k', { ctrlKey: true });
    expect(done).toEqual(['mute', 'move', 'archive', 'palette']);
  });

  it('is left alone when nobody can do its command now', () => {
    expect(keyboard({}, { archive: { ...does('archive'), enabled: false } })('e')).toBe(false);
    expect(done).toEqual([]);
  });

  it('writes while somebody types, but for keys that write nothing', () => {
    const press = keyboard();
    expect(press('e', { typing: true })).toBe(false);
    expect(press('I', { typing: true, shiftKey: true })).toBe(false);
    expect(press('k', { typing: true, ctrlKey: true })).toBe(true);
    expect(done).toEqual(['palette']);
  });

  it('held down goes on through the list, but archives one message only', () => {
    const press = keyboard();
    press('j', { repeat: true });
    expect(press('e', { repeat: true })).toBe(true);
    expect(done).toEqual(['next']);
  });
});

describe('a sequence', () => {
  it('is done with its last key', () => {
    const press = keyboard();
    expect([press('g'), press('i')]).toEqual([true, true]);
    press('*', { shiftKey: true });
    press('a');
    expect(done).toEqual(['goInbox', 'selectAll']);
  });

  it('that was broken off does nothing, and the next key is itself again', () => {
    const press = keyboard();
    press('g');
    expect(press('r')).toBe(true);
    press('e');
    expect(done).toEqual(['archive']);
  });

  it('is forgotten after a moment', () => {
    const press = keyboard();
    press('g');
    vi.advanceTimersByTime(1600);
    expect(press('i')).toBe(false);
    press('g');
    vi.advanceTimersByTime(1000);
    press('i');
    expect(done).toEqual(['goInbox']);
  });

  it('outlives Shift, which is pressed for the next key', () => {
    const press = keyboard({ bindings: { archive: ['g Shift+a'] } });
    press('g');
    press('Shift', { shiftKey: true });
    press('A', { shiftKey: true });
    expect(done).toEqual(['archive']);
  });
});
