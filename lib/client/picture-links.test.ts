import { expect, it } from 'vitest';
import { PictureLinks } from './picture-links.ts';

const ID = 'a'.repeat(32);
const links = new PictureLinks('/webmail/api/uploads/read?id=', { 'logo@brosur': ID });

it('shows the pictures of a quoted message and those of our own by the same address', () => {
  expect(links.cidUrls).toEqual({
    'logo@brosur': `/webmail/api/uploads/read?id=${ID}`,
    [`${ID}@tupai`]: `/webmail/api/uploads/read?id=${ID}`,
  });
});

it('saves them by Content-ID, also after they were cut and pasted with their whole address', () => {
  expect(links.toSaved(`<img alt="x" src="/webmail/api/uploads/read?id=${ID}">`)).toBe(
    `<img alt="x" src="cid:${ID}@tupai">`,
  );
  expect(links.toSaved(`<img src="http://mail.test/webmail/api/uploads/read?id=${ID}">`)).toBe(
    `<img src="cid:${ID}@tupai">`,
  );
});

it('leaves everything else alone', () => {
  const html = `<img src="https://x.example/${ID}"><a href="/webmail/api/uploads/read?id=${ID}">x</a>`;
  expect(links.toSaved(html)).toBe(html);
});

it('saves a picture on another host where it lies, though it was not shown', () => {
  expect(links.toSaved('<img alt="x" data-remote="https://x.example/a.png" width="3">')).toBe(
    '<img alt="x" src="https://x.example/a.png" width="3">',
  );
  expect(links.toSaved('tulis data-remote="x"')).toBe('tulis data-remote="x"');
});
