import type { PictureChoice } from './pictures.ts';

/** Shows the pictures that `ours` has an address for, and never one that only reports that the message was opened. */
export const choosePictures =
  (ours: Readonly<Record<string, string>>): PictureChoice =>
  (url, tracker) =>
    !tracker && Object.hasOwn(ours, url) ? (ours[url] ?? null) : null;
