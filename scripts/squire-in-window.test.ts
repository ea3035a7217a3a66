import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { JSDOM } from 'jsdom';
import type Squire from 'squire-rte';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import squireInWindow from './squire-in-window.mjs';

type SquireIn = (window: object) => typeof Squire;

let squireIn: SquireIn;
beforeAll(async () => {
  const source = readFileSync(createRequire(import.meta.url).resolve('squire-rte/dist/squire-raw.mjs'), 'utf8');
  const address = `data:text/javascript,${encodeURIComponent(squireInWindow(source))}`;
  ({ default: squireIn } = (await import(/* @vite-ignore */ address)) as { default: SquireIn });
});
afterEach(() => vi.unstubAllGlobals());

/** An editor in the window of a frame. There is no page around it: whatever Squire took from one would be missing here. */
function openIn({ window }: JSDOM, html: string): Squire {
  vi.stubGlobal('MutationObserver', window.MutationObserver);
  const root = window.document.body.appendChild(window.document.createElement('div'));
  const Editor = squireIn(window);
  const editor = new Editor(root, {
    sanitizeToDOMFragment: (markup) => {
      const holder = window.document.createElement('template');
      holder.innerHTML = markup;
      return holder.content;
    },
  });
  editor.setHTML(html);
  return editor;
}

/** Selects all text of the editor. */
function selectAll(editor: Squire, { window }: JSDOM): void {
  const range = window.document.createRange();
  range.selectNodeContents(editor.getRoot());
  editor.setSelection(range);
}

it('edits the document of another window with nothing but that window', () => {
  const frame = new JSDOM('<!doctype html><body></body>');
  const editor = openIn(frame, '<div>Halo dunia</div>');
  selectAll(editor, frame);
  editor.bold();
  expect(editor.getHTML()).toBe('<div><b>Halo dunia</b></div>');
  editor.makeUnorderedList();
  expect(editor.getHTML()).toContain('<ul><li><b>Halo dunia</b></li></ul>');
  editor.makeLink('https://x.example/');
  expect(editor.getHTML()).toContain('href="https://x.example/"');
  editor.undo();
  expect(editor.getHTML()).not.toContain('href');
});

it('knows its own nodes from those of other windows', () => {
  const [one, other] = [new JSDOM('<!doctype html><body></body>'), new JSDOM('<!doctype html><body></body>')];
  const first = openIn(one, '<div>satu</div>');
  const second = openIn(other, '<div>dua</div>');
  selectAll(second, other);
  second.italic();
  expect(second.getHTML()).toBe('<div><i>dua</i></div>');
  expect(first.getHTML()).toBe('<div>satu</div>');
  expect(first.getRoot() instanceof other.window.HTMLElement).toBe(false);
});

it('says so when Squire is built in another way', () => {
  expect(() => squireInWindow('export default class Squire {}')).toThrow('squire-rte is built in another way');
});
