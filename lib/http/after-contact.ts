import { contactPage, saveContact } from '#lib/contract/index.ts';
import { parkForm } from '#lib/service/index.ts';
import type { HandleOptions } from './handle.ts';

/** Where the form of a card goes: back to itself, filled, while its rows are being changed. */
export const afterContact: HandleOptions<typeof saveContact> = {
  async leadsTo({ contact }, input, session) {
    if (contact) return undefined;
    const form = await parkForm(session, { path: saveContact.path, fields: input });
    const [, kind = ''] = /^(?:add|drop)-([a-z]+)/.exec(input.do) ?? [];
    return `${contactPage(input.id || 'new', { form })}#${kind}-rows`;
  },
  note: ({ contact }) => (contact ? 'noteSaved' : undefined),
};
