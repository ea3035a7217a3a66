import type { IconName } from './icon-paths.ts';
import icons from './icons.svg';

const { src } = icons as { readonly src: string };

/** What `<use>` refers to: one file for all pages, its address made by the bundler (mount point, hash of the contents). */
export const iconHref = (name: IconName | 'acorn'): string => `${src}#icon-${name}`;
