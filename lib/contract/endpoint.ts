import type { z } from 'zod';
import { href } from './base-path.ts';

/** One door of the server: where it is, what goes in, what comes out. Routes, forms and tests all read this. */
export interface Endpoint<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  readonly method: 'GET' | 'POST';
  /** Without the mount point. */
  readonly path: string;
  /** With the mount point: what a form's action or a fetch uses. */
  readonly href: string;
  readonly input: I;
  readonly output: O;
}

/** Describes an endpoint; see {@link Endpoint}. */
export const endpoint = <I extends z.ZodType, O extends z.ZodType>(spec: {
  method: 'GET' | 'POST';
  path: string;
  input: I;
  output: O;
}): Endpoint<I, O> => ({ ...spec, href: href(spec.path) });

/** What a service gets: the input after parsing. */
export type InputOf<E extends Endpoint> = z.output<E['input']>;
/** What a service answers. */
export type OutputOf<E extends Endpoint> = z.output<E['output']>;
