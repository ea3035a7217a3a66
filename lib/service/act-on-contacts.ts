import type { InputOf, OutputOf, actOnContacts as endpoint } from '#lib/contract/index.ts';
import { AppError } from '#lib/errors.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { writeGroupCard } from '#lib/mail/contact-group.ts';
import { store } from '#lib/store/index.ts';
import { forgetPeople } from './known-people.ts';
import { newId } from './new-id.ts';
import { saveGroup } from './save-group.ts';
import { tellServers } from './tell-servers.ts';

type Input = InputOf<typeof endpoint>;

/**
 * Does one thing about several cards. What only leads to another page (writing, a file, merging) changes nothing here.
 *
 * @throws AppError input.no_selection | input.invalid (no group) | contact.missing | book.read_only
 */
export async function actOnContacts(actor: AccountAccess, input: Input): Promise<OutputOf<typeof endpoint>> {
  const { do: verb, id: ids } = input;
  if (ids.length === 0) throw new AppError('input.no_selection');
  const count = ids.length;
  const change = newId();
  const { contacts } = store();
  if (verb === 'delete') {
    const cards = await contacts.getMany(actor.account, ids);
    const tell = await tellServers(actor.account, cards);
    await contacts.edit(
      actor.account,
      change,
      cards.map(({ id }) => ({ id, vcard: null })),
    );
    forgetPeople(actor.account);
    tell();
    return { count, change };
  }
  if (verb === 'leave') {
    if (input.from === '') throw new AppError('input.invalid', { field: 'group' });
    const remove = await contacts.uids(actor.account, ids);
    await contacts.rewrite(actor.account, change, input.from, (vcard) => writeGroupCard(vcard, '', { remove }));
    return { count, change };
  }
  if (verb === 'join') {
    await joinGroup(actor, change, await groupOf(actor, input), ids);
    return { count, change };
  }
  return { count, change: '' };
}

async function groupOf(actor: AccountAccess, { group, newGroup }: Input): Promise<string> {
  if (newGroup.trim() !== '' && (group === '' || group === 'new'))
    return (await saveGroup(actor, { group: '', name: newGroup })).group;
  if (group === '' || group === 'new') throw new AppError('input.invalid', { field: 'group' });
  return group;
}

async function joinGroup(actor: AccountAccess, change: string, group: string, ids: readonly string[]): Promise<void> {
  const { contacts } = store();
  const add = await contacts.uids(actor.account, ids);
  await contacts.rewrite(actor.account, change, group, (vcard) => writeGroupCard(vcard, '', { add }));
}
