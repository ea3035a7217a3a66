import { expect, test } from 'vitest';
import { listSources } from '#lib/architecture/index.ts';
import { SCREENS } from './screens.ts';

test('every page of Tupai is opened with hostile texts', () => {
  const pages = listSources('app').filter(
    (path) => /\/(?:page|error|global-error|not-found)\.tsx$/.test(path) || path === 'app/frame/route.ts',
  );
  expect(Object.keys(SCREENS).sort()).toEqual(pages.sort());
});
