import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { createTexts } from '#lib/i18n/index.ts';
import { TakeAwayButtons } from './take-away-buttons.tsx';

const texts = createTexts('en', 'UTC', new Date());

it.each([
  [null, ['Archive', 'Junk', 'Delete']],
  ['archive', ['Junk', 'Delete']],
  ['sent', ['Archive', 'Delete']],
  ['drafts', ['Delete']],
  ['junk', ['Archive', 'Not junk', 'Delete for good']],
  ['trash', ['Archive', 'Junk', 'Delete for good']],
] as const)('a folder for %s offers what makes sense there, and says where deleting is for good', (use, names) => {
  const page = renderToStaticMarkup(<TakeAwayButtons texts={texts} use={use} />);
  expect([...page.matchAll(/title="([^"]*)"/g)].map(([, name]) => name)).toEqual(names);
});
