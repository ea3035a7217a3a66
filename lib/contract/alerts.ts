import { z } from 'zod';
import { API } from './api-href.ts';
import { endpoint } from './endpoint.ts';
import { Nothing, ReturnPath } from './fields.ts';

/** Puts words of the mail server away, on every screen of the account. */
export const dismissAlert = endpoint({
  method: 'POST',
  path: API.dismissAlert,
  input: z.object({ id: z.string().regex(/^[0-9a-f]{16}$/), return: ReturnPath }),
  output: Nothing,
});
