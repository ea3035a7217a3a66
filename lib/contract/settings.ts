import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { Flagged, Id, Line, Lines, Nothing, ReturnPath } from './fields.ts';
import { IdentityView, LANGUAGES, SettingsView, THEMES } from './views.ts';

export const readSettings = endpoint({
  method: 'GET',
  path: '/api/settings',
  input: Nothing,
  output: z.object({ settings: SettingsView, identities: z.array(IdentityView) }),
});

export const saveSettings = endpoint({
  method: 'POST',
  path: '/api/settings/save',
  input: z.object({
    language: z.enum(LANGUAGES),
    theme: z.enum(THEMES),
    pageSize: z.coerce.number().int().min(15).max(200),
    timeZone: Line(64),
    markRead: z.enum(['at-once', 'by-hand']),
    quotePosition: z.enum(['below', 'above', 'none']),
    preferHtml: Flagged,
    return: ReturnPath,
  }),
  output: z.object({ settings: SettingsView }),
});

export const saveIdentity = endpoint({
  method: 'POST',
  path: '/api/identities/save',
  input: z.object({
    id: z.union([z.literal(''), Id]).default(''),
    name: Line(200).default(''),
    /** Ignored unless the administrator lets people add addresses. */
    address: Line(320).default(''),
    replyTo: Line(320).default(''),
    signature: Lines(10_000).default(''),
    isDefault: Flagged,
    return: ReturnPath,
  }),
  output: z.object({ identity: IdentityView }),
});

export const deleteIdentity = endpoint({
  method: 'POST',
  path: '/api/identities/delete',
  input: z.object({ id: Id, return: ReturnPath }),
  output: Nothing,
});
