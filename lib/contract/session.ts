import { z } from 'zod';
import { API } from './api-href.ts';
import { endpoint } from './endpoint.ts';
import { Line, Nothing, ReturnPath } from './fields.ts';
import { SessionView } from './views.ts';

export const signIn = endpoint({
  method: 'POST',
  path: API.signIn,
  input: z.object({
    user: Line(320).pipe(z.string().min(1)),
    password: z.string().min(1).max(1024),
    keep: z.string().optional(),
    return: ReturnPath,
    /** Fields of a form that met an ended session, as JSON; kept and offered again after signing in. */
    resume: z.string().max(8_000_000).optional(),
  }),
  output: z.object({
    account: z.string(),
    /** How long the session lasts at most, in seconds. */
    lasts: z.number(),
  }),
});

export const signOut = endpoint({
  method: 'POST',
  path: API.signOut,
  input: Nothing,
  output: z.object({
    /** Messages on their way that go on when the person signs in again. */
    waiting: z.number(),
  }),
});

export const listSessions = endpoint({
  method: 'GET',
  path: '/api/sessions',
  input: Nothing,
  output: z.object({ sessions: z.array(SessionView) }),
});

/** Ends one session, every other one, or all of them ("sign out everywhere"). */
export const endSessions = endpoint({
  method: 'POST',
  path: '/api/sessions/end',
  input: z.object({
    which: z.union([z.enum(['others', 'all']), z.string().regex(/^[0-9a-f]{16,64}$/)]),
    return: ReturnPath,
  }),
  output: z.object({ ended: z.number() }),
});
