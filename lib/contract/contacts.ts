import { z } from 'zod';
import { API } from './api-href.ts';
import { endpoint } from './endpoint.ts';
import { Id, Line, Lines, Nothing, ReturnPath } from './fields.ts';
import { ContactView } from './views.ts';

export const listContacts = endpoint({
  method: 'GET',
  path: API.listContacts,
  input: z.object({ q: Line(200).catch('') }),
  output: z.object({ contacts: z.array(ContactView) }),
});

export const saveContact = endpoint({
  method: 'POST',
  path: API.saveContact,
  input: z.object({
    id: z.union([z.literal(''), Id]).default(''),
    name: Line(200).default(''),
    /** One address a line. */
    addresses: Lines(4000),
    note: Lines(10_000).default(''),
    return: ReturnPath,
  }),
  output: z.object({ contact: ContactView }),
});

export const deleteContact = endpoint({
  method: 'POST',
  path: '/api/contacts/delete',
  input: z.object({ id: Id, return: ReturnPath }),
  output: Nothing,
});
