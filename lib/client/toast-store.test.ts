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
  const id = store.show({ text: 'Moved', seconds: 10, action: { label: 'Undo', run: undo } });
  store.act(id);
  store.act(id);
  expect(undo).toHaveBeenCalledTimes(1);
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
