import { z } from 'zod';
import { API } from './api-href.ts';
import { endpoint } from './endpoint.ts';
import { Nothing } from './fields.ts';

/** What a script may call one of its changes: the header `X-Tupai-Operation`. */
export const Operation = z.string().regex(/^[\w-]{1,64}$/);

/** Leaves a change undone that has not been made yet; its own request answers whether that was in time. */
export const cancelOperation = endpoint({
  method: 'POST',
  path: API.cancelOperation,
  input: z.object({ operation: Operation }),
  output: Nothing,
});
