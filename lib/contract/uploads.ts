import { z } from 'zod';
import { API } from './api-href.ts';
import { endpoint } from './endpoint.ts';
import { Id, Nothing } from './fields.ts';
import { UploadView } from './views.ts';

/**
 * A file that goes into a message piece by piece, so that one that was cut off on its way goes on from what the server has (after
 * draft-ietf-httpbis-resumable-upload: made first, its offset asked, the rest appended).
 */
export const UploadProgress = z.object({
  id: z.string(),
  /** Octets that are there. */
  offset: z.number(),
  /** The file, once it is whole; no message takes it before. */
  upload: UploadView.nullable(),
});
export type UploadProgress = z.infer<typeof UploadProgress>;

/** Makes room for a file: one that cannot be kept is refused before anything of it is sent. Name and type are the browser's words. */
export const beginUpload = endpoint({
  method: 'POST',
  path: API.beginUpload,
  input: z.object({
    name: z.string().max(4000).default(''),
    type: z.string().max(1000).default(''),
    /** Octets of the whole file. */
    size: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER),
  }),
  output: UploadProgress,
});

/** Nobody needs a file any more, whole or not. */
export const dropUpload = endpoint({
  method: 'POST',
  path: API.dropUpload,
  input: z.object({ id: Id }),
  output: Nothing,
});

/** How much of a file is there. */
export const askUpload = endpoint({
  method: 'GET',
  path: API.askUpload,
  input: z.object({ id: Id }),
  output: UploadProgress,
});

/** Bytes: what follows of a file from `offset` on, which is no further than what is there. The fields stand in the query. */
export const appendUpload = endpoint({
  method: 'POST',
  path: API.appendUpload,
  input: z.object({ id: Id, offset: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER) }),
  output: UploadProgress,
});
