/** What Tupai says, in every language it is complete in. Texts live in messages/<language>/<namespace>.json and nowhere else. */
export * from './action-notes.ts';
export * from './create-texts.ts';
export * from './date-locale.ts';
export * from './format-size.ts';
export * from './load-card-texts.ts';
export * from './load-command-texts.ts';
export * from './load-search-texts.ts';
export * from './locale.ts';
export * from './say-text.ts';
export * from './texts.ts';
export { loadComposerTexts, type ComposerTexts } from './load-composer-texts.ts';
