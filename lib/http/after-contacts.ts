import {
  contactsFile,
  contactsPage,
  composePage,
  exportContacts,
  mergePage,
  type actOnContacts,
} from '#lib/contract/index.ts';
import { parkForm, writeToContacts } from '#lib/service/index.ts';
import type { HandleOptions } from './handle.ts';
import { safeReturnPath } from './return-path.ts';

/** Where the ticked contacts lead: to a message, a file, the page that merges, or back to the list with a way to take it back. */
export const afterContacts: HandleOptions<typeof actOnContacts> = {
  async leadsTo({ count, change }, input, session) {
    const { do: verb, id } = input;
    if (verb === 'write') return composePage({ form: await writeToContacts(session, id) });
    if (verb === 'merge') return mergePage(id.slice(0, 20));
    if (verb === 'vcard3' || verb === 'vcard4' || verb === 'csv' || verb === 'ldif')
      return contactsFile({
        format: verb,
        form: await parkForm(session, { path: exportContacts.path, fields: { id } }),
      });
    const back = new URL(safeReturnPath(input.return) ?? contactsPage(), 'http://tupai.invalid');
    for (const [name, value] of Object.entries({ did: verb, change, count: String(count) }))
      back.searchParams.set(name, value);
    return `${back.pathname}${back.search}`;
  },
};
