/**
 * Where Tupai is mounted: `''` at the root, else `/webmail`. Baked in at build time (next.config.js), the same on both sides.
 * Every URL of this product is made here or in `pages.ts` and the endpoints; nothing else may write one.
 */
export const basePath: string = process.env['TUPAI_BASE_PATH'] ?? '';

/** Header of the answer to "are you there?": which build answers. */
export const BUILD_HEADER = 'X-Tupai-Build';
/** Which build this is: the same on both sides until the server is replaced. `''` where nothing was built (tests). */
export const buildId: string = process.env['TUPAI_BUILD'] ?? '';

/** Puts the mount point in front of a path that starts with `/`. */
export const href = (path: string): string => `${basePath}${path}`;
