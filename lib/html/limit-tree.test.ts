import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { limitTree } from './limit-tree.ts';

const bodyOf = (html: string): HTMLElement => new JSDOM(html).window.document.body;

describe('a body without end', () => {
  it('is cut behind the elements that can be shown, wherever they stand', () => {
    const body = bodyOf('<p>1</p><div><p>2</p>a<b>3</b>b<i>4</i>c</div>d<p>5</p>');
    expect(limitTree(body, 4)).toBe(true);
    expect(body.innerHTML).toBe('<p>1</p><div><p>2</p>a<b>3</b>b</div>');
  });

  it('stays whole when it is not that long', () => {
    const body = bodyOf('<p>1</p><div><p>2</p></div>');
    expect(limitTree(body, 3)).toBe(false);
    expect(body.innerHTML).toBe('<p>1</p><div><p>2</p></div>');
    expect(limitTree(bodyOf(''), 1)).toBe(false);
  });

  it('keeps the text of what is nested too deep', () => {
    const body = bodyOf(`${'<div>'.repeat(300)}deep<i>er</i>${'</div>'.repeat(300)}<p>after</p>`);
    expect(limitTree(body)).toBe(false);
    expect(body.querySelectorAll('div')).toHaveLength(255);
    expect(body.querySelector('i')).toBeNull();
    expect(body.textContent).toBe('deeperafter');
  });
});
