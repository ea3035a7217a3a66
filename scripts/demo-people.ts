// Fills the address book of the demo where nobody is in it, over the same interface that browsers use.
//   node scripts/demo-people.ts <address of Tupai, with its mount point> <login> <password>
import { actOnContacts, listContacts, saveContact, signIn, signOut } from '#lib/contract/index.ts';
import { addressOf, nameOf, type Person } from './demo-mail/people.ts';

const [address = '', user = '', password = ''] = process.argv.slice(2);
const root = new URL(address);
const cookies = new Map<string, string>();

/** What the demo knows of people besides name and address. */
const CARDS: readonly { readonly person: Person; readonly group?: string; readonly fields: Record<string, unknown> }[] =
  [
    { person: 'siti', group: 'Kopi Gayo', fields: { phone: ['+62 812 5550 142'], birthday: '1991-04-21' } },
    { person: 'dewi', group: 'Kopi Gayo', fields: { organization: 'Koperasi Kopi Gayo', title: 'Ekspor' } },
    { person: 'rina', group: 'Kopi Gayo', fields: { organization: 'Koperasi Kopi Gayo', note: 'Bendahara' } },
    { person: 'agus', group: 'Kopi Gayo', fields: { organization: 'Koperasi Kopi Gayo', phone: ['+62 811 5550 177'] } },
    { person: 'anna', fields: { organization: 'Rösterei Köln', website: ['https://roesterei.example'] } },
    { person: 'ibu', fields: { phone: ['+62 813 5550 119'], birthday: '1957-08-17' } },
    { person: 'jack', fields: { organization: 'Roasters Co.' } },
    { person: 'maria', fields: { organization: 'Importadora' } },
    { person: 'mansur', fields: {} },
    { person: 'tanaka', fields: { organization: '喫茶店' } },
  ];

/** @throws Error unless Tupai answers with 200 */
async function ask(
  { method, path }: { method: string; path: string },
  fields: Record<string, unknown> = {},
): Promise<unknown> {
  const url = new URL(`${root.pathname.replace(/\/$/, '')}${path}`, root);
  if (method === 'GET') url.search = new URLSearchParams(fields as Record<string, string>).toString();
  const headers = {
    accept: 'application/json',
    'content-type': 'application/json',
    origin: root.origin,
    cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
  };
  const answer = await fetch(url, { method, headers, ...(method === 'GET' ? {} : { body: JSON.stringify(fields) }) });
  for (const line of answer.headers.getSetCookie()) {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    cookies.set(name, value);
  }
  const text = await answer.text();
  if (answer.status !== 200) throw new Error(`${path} answered ${String(answer.status)}: ${text}`);
  return JSON.parse(text);
}

await ask(signIn, { user, password });
const { contacts } = (await ask(listContacts, { q: '' })) as { contacts: readonly unknown[] };
if (contacts.length === 0) {
  const members = new Map<string, string[]>();
  for (const { person, group, fields } of CARDS) {
    const card = { full: true, name: nameOf(person), email: [addressOf(person)], ...fields };
    const { contact } = (await ask(saveContact, card)) as { contact: { id: string } };
    if (group) members.set(group, [...(members.get(group) ?? []), contact.id]);
  }
  for (const [newGroup, id] of members) await ask(actOnContacts, { do: 'join', id, group: 'new', newGroup });
}
await ask(signOut);
