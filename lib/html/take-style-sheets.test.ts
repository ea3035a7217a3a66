import { expect, it } from 'vitest';
import { takeStyleSheets } from './take-style-sheets.ts';

it('takes style sheets out and leaves the rest as it stands', () => {
  expect(takeStyleSheets('<p>a<style type="text/css">b{}</style >c<STYLE\n>d{}</STYLE>e')).toEqual({
    html: '<p>ace',
    css: 'b{}\nd{}\n',
  });
  expect(takeStyleSheets('<style media=print>a{}</style>b')).toEqual({ html: 'b', css: '' });
  expect(takeStyleSheets('a<!-- <style>b{}</style> -->c')).toEqual({ html: 'a<!-- <style>b{}</style> -->c', css: '' });
  expect(takeStyleSheets('a<style>b{}')).toEqual({ html: 'a', css: 'b{}\n' });
  expect(takeStyleSheets('a<styles>b</styles><style')).toEqual({ html: 'a<styles>b</styles><style', css: '' });
});

it('leaves a tag without end to the sanitiser', () => {
  const html = `<style ${'x'.repeat(3_000)}>b{}</style>c`;
  expect(takeStyleSheets(html)).toEqual({ html, css: '' });
});

it('is quick on a million tags that never end', () => {
  const started = performance.now();
  for (const piece of ['<style ', '<style', '<style>', '<!--', '</style ', '<!--><style '])
    takeStyleSheets(piece.repeat(300_000));
  takeStyleSheets(`${'<style '.repeat(300_000)}>`);
  takeStyleSheets(`<style media=${' '.repeat(1_950)}x></style>`.repeat(1_000));
  expect(performance.now() - started).toBeLessThan(5_000);
});
