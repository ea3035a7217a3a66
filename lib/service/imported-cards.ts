import type { InputOf, runImport } from '#lib/contract/index.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { connectionOf } from '#lib/mail/contact-book.ts';
import type { FoundContact } from '#lib/mail/contact-file.ts';
import { readGroupMembers, readUid, withOtherUid, withUid, writeGroupCard } from '#lib/mail/contact-group.ts';
import { keysOf, type ContactKey } from '#lib/mail/contact-keys.ts';
import { mergeContactCards } from '#lib/mail/merge-contact-cards.ts';
import { readContactCard } from '#lib/mail/read-contact-card.ts';
import { store, type Contact, type ContactEdit } from '#lib/store/index.ts';
import { samePerson } from './same-person.ts';

/** Cards that are written in one transaction: others get their turn in between. */
const AT_ONCE = 50;

type Choices = Pick<InputOf<typeof runImport>, 'duplicates' | 'groups' | 'group' | 'newGroup'>;

const newUid = (): string => `urn:uuid:${crypto.randomUUID()}`;
const bare = (uid: string): string => uid.replace(/^urn:uuid:/i, '');

/** Takes the cards of a file in, one after the other, as the person chose; groups come last, when it is known who their members are. */
export class ImportedCards {
  readonly counts = { added: 0, merged: 0, skipped: 0, groups: 0 };
  readonly #actor: AccountAccess;
  readonly #change: string;
  readonly #choices: Choices;
  #waiting: ContactEdit[] = [];
  /** Keys of what waits: who shares one must be looked up after it is stored. */
  #waitingKeys = new Set<string>();
  readonly #groupCards: string[] = [];
  /** Members by the name of their group. */
  readonly #members = new Map<string, Set<string>>();
  /** UIDs of the file to those of the book, where a card of the book took its place. */
  readonly #uids = new Map<string, string>();
  readonly #everybody = new Set<string>();

  constructor(actor: AccountAccess, change: string, choices: Choices) {
    this.#actor = actor;
    this.#change = change;
    this.#choices = choices;
  }

  async take({ vcard: given, groups }: FoundContact): Promise<void> {
    if (readGroupMembers(given) !== undefined) return void this.#groupCards.push(given);
    const vcard = withUid(given, newUid());
    const keys = keysOf(readContactCard(vcard), readUid(vcard));
    if (keys.some((key) => this.#waitingKeys.has(nameOf(key)))) await this.#flush();
    const candidates = await store().contacts.alike(this.#actor.account, keys);
    const uid = readUid(vcard);
    const known = samePerson(vcard, candidates);
    const stored = known ? await this.#meet(known, vcard, candidates) : this.#add(vcard, keys);
    this.#uids.set(uid, stored);
    this.#everybody.add(stored);
    if (this.#choices.groups)
      for (const name of groups) this.#members.set(name, (this.#members.get(name) ?? new Set<string>()).add(stored));
    if (this.#waiting.length >= AT_ONCE) await this.#flush();
  }

  /** Writes what waits, and the groups. */
  async finish(): Promise<void> {
    await this.#flush();
    if (this.#choices.groups) {
      for (const card of this.#groupCards) await this.#takeGroup(card);
      for (const [name, members] of this.#members) await this.#join(name, [...members]);
    } else this.counts.skipped += this.#groupCards.length;
    const { group, newGroup } = this.#choices;
    if (newGroup.trim() !== '' && (group === '' || group === 'new'))
      await this.#join(newGroup.trim(), [...this.#everybody]);
    else if (group !== '' && group !== 'new') await this.#addMembers(group, [...this.#everybody]);
  }

  /** What becomes of a card whose person is in the book already. Gives the UID that stands for it from now on. */
  async #meet(known: Contact, vcard: string, candidates: readonly Contact[]): Promise<string> {
    const { duplicates } = this.#choices;
    if (duplicates === 'both') {
      const uid = readUid(vcard);
      const isTaken = candidates.some((one) => readUid(one.vcard) === uid);
      const other = isTaken ? withOtherUid(vcard, newUid()) : vcard;
      return this.#add(other, keysOf(readContactCard(other), readUid(other)));
    }
    const isMerged = duplicates === 'merge' && !(await this.#isReadOnly(known));
    const merged = isMerged ? mergeContactCards(known.vcard, vcard) : known.vcard;
    if (merged === known.vcard) this.counts.skipped += 1;
    else {
      this.counts.merged += 1;
      this.#wait({ id: known.id, vcard: merged }, keysOf(readContactCard(merged), readUid(merged)));
    }
    return readUid(known.vcard);
  }

  /** In the copy of a book whose server takes no changes. */
  async #isReadOnly({ book }: Contact): Promise<boolean> {
    const id = connectionOf(book);
    return id !== undefined && (await store().books.get(this.#actor.account, id))?.readOnly === true;
  }

  #add(vcard: string, keys: readonly ContactKey[]): string {
    this.counts.added += 1;
    this.#wait({ vcard }, keys);
    return readUid(vcard);
  }

  #wait(edit: ContactEdit, keys: readonly ContactKey[]): void {
    this.#waiting.push(edit);
    for (const key of keys) this.#waitingKeys.add(nameOf(key));
  }

  async #flush(): Promise<void> {
    const edits = this.#waiting;
    this.#waiting = [];
    this.#waitingKeys = new Set();
    if (edits.length > 0) await store().contacts.edit(this.#actor.account, this.#change, edits);
  }

  /** A group of the file: one of the book with its name gets its members, else it comes in as it stands. */
  async #takeGroup(card: string): Promise<void> {
    const { name } = readContactCard(card);
    const members = await this.#known(readGroupMembers(card) ?? []);
    const groups = await store().contacts.groups(this.#actor.account);
    if (groups.some((one) => one.name === name)) return this.#join(name, members);
    const all = readGroupMembers(card) ?? [];
    const vcard = writeGroupCard(withUid(card, newUid()), '', { remove: all, add: members });
    await store().contacts.edit(this.#actor.account, this.#change, [{ vcard }]);
    this.counts.groups += 1;
  }

  /** Members as the book names them: another card may have taken a member's place, and an address may be somebody's. */
  async #known(members: readonly string[]): Promise<string[]> {
    const found: string[] = [];
    for (const member of members) {
      const address = /^mailto:(.+)$/i.exec(member)?.[1];
      const [person] =
        address === undefined
          ? []
          : await store().contacts.alike(this.#actor.account, [{ kind: 'email', value: address.toLowerCase() }]);
      found.push(person ? readUid(person.vcard) : (this.#uids.get(member) ?? member));
    }
    return found;
  }

  async #join(name: string, members: readonly string[]): Promise<void> {
    const { contacts } = store();
    const group = (await contacts.groups(this.#actor.account)).find((one) => one.name === name);
    if (group) return this.#addMembers(group.id, members);
    const vcard = writeGroupCard(undefined, newUid(), { name, add: members.map(bare) });
    await contacts.edit(this.#actor.account, this.#change, [{ vcard }]);
    this.counts.groups += 1;
  }

  #addMembers(group: string, members: readonly string[]): Promise<void> {
    return store().contacts.rewrite(this.#actor.account, this.#change, group, (vcard) =>
      writeGroupCard(vcard, '', { add: members }),
    );
  }
}

const nameOf = ({ kind, value }: ContactKey): string => `${kind} ${value}`;
