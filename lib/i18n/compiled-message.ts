import type format from 'icu-minify/format';

/** A text ready to be filled in. Plain data. */
export type CompiledMessage = Parameters<typeof format>[0];
