import { z } from 'zod';
import { API } from './api-href.ts';
import { endpoint } from './endpoint.ts';
import { Line, many, ReturnPath } from './fields.ts';

/** Whose remote images are fetched without asking. Addresses and domains in lower case. */
export const ImageRules = z.object({
  senders: z.array(z.string().max(320)),
  domains: z.array(z.string().max(255)),
  /** Everybody whose address stands in the contacts. */
  contacts: z.boolean(),
});
export type ImageRules = z.infer<typeof ImageRules>;

/** Adds somebody to those whose remote images are fetched, or takes them out again. */
export const allowImages = endpoint({
  method: 'POST',
  path: API.allowImages,
  input: z.object({
    kind: z.enum(['sender', 'domain', 'contacts']),
    /** An address or a domain; nothing for the contacts. */
    value: Line(320).default(''),
    allow: z.enum(['yes', 'no']).default('yes'),
    return: ReturnPath,
  }),
  output: ImageRules,
});

/** Makes addresses of ours for remote images that the person wants to see. Those nobody may ask for are left out. */
export const signImages = endpoint({
  method: 'POST',
  path: API.signImages,
  input: z.object({ url: many(z.string().max(4096), 500) }),
  output: z.object({ images: z.array(z.tuple([z.string(), z.string()])) }),
});

/** Bytes: a remote image, fetched by the server for the session that it was signed for. */
export const readImage = endpoint({
  method: 'GET',
  path: '/api/image',
  input: z.object({
    url: z.string().max(4096),
    /** Hours since 1970 at which the address stops to work. */
    until: z.coerce.number().int().min(0),
    seal: z.string().max(64),
  }),
  output: z.never(),
});
