import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { Id, Line, Nothing } from './fields.ts';

/** The picture of a card, as an image of our own. */
export const readContactPhoto = endpoint({
  method: 'GET',
  path: '/api/contacts/photo',
  input: z.object({ id: Id, v: Line(20).optional().catch(undefined) }),
  output: Nothing,
});

/** Pictures of contacts as a style sheet, for pages. */
export const readPhotoSheet = endpoint({
  method: 'GET',
  path: '/api/contacts/photos',
  input: Nothing,
  output: Nothing,
});

/** Cache-Control for what has its version in its address. */
export const KEPT_A_YEAR = 'private, max-age=31536000, immutable';
