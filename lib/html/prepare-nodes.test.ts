import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { Pictures } from './pictures.ts';
import { NodePreparer, type Purpose } from './prepare-nodes.ts';
import { seededNumbers } from './test-seeded-numbers.ts';

const { window } = new JSDOM('');

const TAGS = 'a img td table div svg image video source input area link font p'.split(' ');
const ATTRIBUTES = [
  'style="color: red; position: fixed"',
  'style="background: url(https://a.test/1.png)"',
  'style="width: 1px; height: 1px"',
  'class="a letter  b"',
  'id=x',
  'name=y',
  'data-blocked=picture',
  'data-host=bank.test',
  'background="https://a.test/2.png"',
  'src="https://a.test/3.png"',
  'src="cid:logo"',
  'srcset="https://a.test/4.png 2x"',
  'poster=https://a.test/5.png',
  'data=https://a.test/6',
  'href="https://a.test/7"',
  'href="#part"',
  'href="javascript:alert(1)"',
  'xlink:href="https://a.test/8"',
  'target=_self',
  'rel=opener',
  'title=Halo',
  'ping=https://a.test/9',
  'width=1 height=1',
  'dir=auto',
  'colspan=300',
  'span=7',
];

function letter(seed: number): string {
  const next = seededNumbers(seed);
  const some = (): string => Array.from({ length: next(5) }, () => ATTRIBUTES[next(ATTRIBUTES.length)] ?? '').join(' ');
  const html = Array.from({ length: 12 }, () => `<${TAGS[next(TAGS.length)] ?? ''} ${some()}>kata`).join('');
  let nth = 0;
  return html.replace(/\.png/g, () => `${String((nth += 1))}.png`); // what an address was found to be first stands for all of it
}

const preparer = (purpose: Purpose, links: boolean): NodePreparer =>
  new NodePreparer(new Pictures({ logo: '/api/part' }, () => null), { purpose, links }, false);

function opened(html: string): DocumentFragment {
  const { body } = new window.DOMParser().parseFromString(html, 'text/html');
  const nodes = body.ownerDocument.createDocumentFragment();
  nodes.append(...body.childNodes);
  return nodes;
}

const said = (element: Element): string[] => [
  element.localName,
  ...Array.from(element.attributes, ({ name, value }) => `${name}=${value}`).sort(),
];

describe('preparing many elements in one go', () => {
  it.each(['reading', 'writing'] as const)(
    'says of each what it would have said of it alone (%s)',
    { timeout: 30_000 },
    (purpose) => {
      for (let seed = 1; seed <= 150; seed += 1) {
        const html = letter(seed);
        const links = seed % 5 > 0;
        const together = opened(html);
        const all = [...together.querySelectorAll('*')];
        const alone = [...opened(html).querySelectorAll('*')].map((element) => {
          const nodes = element.ownerDocument.createDocumentFragment();
          const copy = element.cloneNode(false) as Element;
          copy.append(element.textContent ?? ''); // by which its link is judged
          const link = element.parentElement?.closest('a') ? element.ownerDocument.createElement('a') : undefined;
          if (link) nodes.append(link); // where the sender's title is not shown
          (link ?? nodes).append(copy);
          preparer(purpose, links).prepare(nodes);
          return copy;
        });
        preparer(purpose, links).prepare(together);
        expect(all.map(said), `of ${html}`).toEqual(alone.map(said));
      }
    },
  );

  it('leaves nothing that loads, leads or names beside what it wrote itself', { timeout: 30_000 }, () => {
    for (let seed = 1; seed <= 150; seed += 1) {
      const html = letter(seed);
      const nodes = opened(html);
      preparer('reading', seed % 5 > 0).prepare(nodes);
      const written = [...nodes.querySelectorAll('*')]
        .flatMap((element) => Array.from(element.attributes, ({ name, value }) => `${name}=${value}`))
        .filter((attribute) => !/^(?:xlink:href|name)=/.test(attribute)); // no policy of ours knows them
      const armed = written.filter((attribute) => !INERT.test(attribute));
      expect(armed, `of ${html}`).toEqual([]);
    }
  });
});

const INERT = new RegExp(
  [
    'style=(?!.*(?:a\\.test|position)).*',
    'class=m-a m-letter m-b',
    'id=m-[xy]',
    'src=/api/part',
    'href=(?:https://a\\.test/7|#m-part)',
    'target=_blank',
    'rel=(?:noopener noreferrer|opener)',
    'title=(?:a\\.test – https://a\\.test/7|Halo)',
    'data-blocked=(?:picture|tracker)',
    '(?:width|height)=1',
    'dir=auto',
    'colspan=100',
    'span=7',
  ]
    .map((attribute) => `^${attribute}$`)
    .join('|'),
);
