import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ToastStore } from './toast-store.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const texts = (store: ToastStore): string[] => store.shown().map(({ text }) => text);

it('shows a note for its seconds', () => {
  const store = new ToastStore();
  store.show({ text: 'Moved', seconds: 10 });
  vi.advanceTimersByTime(9_900);
  expect(texts(store)).toEqual(['Moved']);
  vi.advanceTimersByTime(200);
  expect(texts(store)).toEqual([]);
});

it('lets each of several go in its own time', () => {
  const store = new ToastStore();
  store.show({ text: 'long', seconds: 30 });
  vi.advanceTimersByTime(1000);
  store.show({ text: 'short', seconds: 5 });
  vi.advanceTimersByTime(5_100);
  expect(texts(store)).toEqual(['long']);
});

it('shows three at most, the newest', () => {
  const store = new ToastStore();
  for (const text of ['1', '2', '3', '4']) store.show({ text, seconds: 10 });
  expect(texts(store)).toEqual(['2', '3', '4']);
});

it('waits while somebody points at it, and goes on with what was left', () => {
  const store = new ToastStore();
  store.show({ text: 'Moved', seconds: 10 });
  vi.advanceTimersByTime(9_000);
  store.pause(true);
  vi.advanceTimersByTime(60_000);
  expect(texts(store)).toEqual(['Moved']);
  store.pause(false);
  vi.advanceTimersByTime(900);
  expect(texts(store)).toEqual(['Moved']);
  vi.advanceTimersByTime(200);
  expect(texts(store)).toEqual([]);
});

it('is not stopped for ever when the note under the pointer is put away', () => {
  const store = new ToastStore();
  const id = store.show({ text: 'first', seconds: 10 });
  store.pause(true);
  store.dismiss(id);
  store.show({ text: 'second', seconds: 10 });
  vi.advanceTimersByTime(10_100);
  expect(texts(store)).toEqual([]);
});

it('does what it offers once, and is gone', () => {
  const store = new ToastStore();
  const undo = vi.fn<() => void>();
  const id = store.show({ text: 'Moved', seconds: 10, actions: [{ label: 'Undo', run: undo }] });
  store.act(id);
  store.act(id);
  expect(undo).toHaveBeenCalledTimes(1);
  expect(texts(store)).toEqual([]);
});

it('stays without seconds, and until what it is about has come to an end', () => {
  const store = new ToastStore();
  const id = store.show({ text: '3 of 10 done', busy: true, about: 'activity' });
  vi.advanceTimersByTime(3_600_000);
  store.change(id, { text: '10 moved', seconds: 10, about: 'activity' });
  expect(texts(store)).toEqual(['10 moved']);
  vi.advanceTimersByTime(10_100);
  expect(texts(store)).toEqual([]);
});

it('has one note about a thing, the newest, and no change brings back what was put away', () => {
  const store = new ToastStore();
  const first = store.show({ text: 'Moved', about: 'activity' });
  store.show({ text: 'Folder created', seconds: 10 });
  store.show({ text: 'Starred', about: 'activity' });
  expect(texts(store)).toEqual(['Folder created', 'Starred']);
  store.change(first, { text: 'Undone' });
  expect(texts(store)).toEqual(['Folder created', 'Starred']);
});

it('goes with what it offers, unless it says what came of it', () => {
  const store = new ToastStore();
  const undo = vi.fn<() => void>();
  const actions = [
    { label: 'Undo', run: undo, stays: true },
    { label: 'Try again', run: undo },
  ];
  const id = store.show({ text: 'Moved', actions });
  store.act(id);
  expect(texts(store)).toEqual(['Moved']);
  store.act(id, 1);
  expect(undo).toHaveBeenCalledTimes(2);
  expect(texts(store)).toEqual([]);
});

it('tells who draws them, each time', () => {
  const store = new ToastStore();
  const heard = vi.fn<() => void>();
  const stop = store.subscribe(heard);
  const id = store.show({ text: 'Moved', seconds: 10 });
  store.dismiss(id);
  stop();
  store.show({ text: 'Moved', seconds: 10 });
  expect(heard).toHaveBeenCalledTimes(2);
});
