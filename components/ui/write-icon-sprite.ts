import { ICON_PATHS } from './icon-paths.ts';

/** The mark of something unread, in two tones of one colour. */
const ACORN = `<symbol id="icon-acorn" viewBox="0 0 12 14">
<path d="M6 .8v2" stroke="currentColor" stroke-width="1.4" stroke-linecap="round"/>
<path d="M.9 5.6C.9 3.4 3.1 2 6 2s5.1 1.4 5.1 3.6z" fill="currentColor"/>
<path d="M1.9 6.7h8.2c0 2.9-1.7 5.5-4.1 7.1-2.4-1.6-4.1-4.2-4.1-7.1z" fill="currentColor"/>
</symbol>`;

/**
 * The text of icons.svg, which browsers keep for good, so that no page carries the drawings again. next.config.js brings the
 * file up to date before each build.
 */
export const writeIconSprite = (): string =>
  [
    '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20">',
    ...Object.entries(ICON_PATHS).map(
      ([name, path]) => `<symbol id="icon-${name}" viewBox="0 0 20 20"><path d="${path}"/></symbol>`,
    ),
    ACORN,
    '</svg>\n',
  ].join('\n');
