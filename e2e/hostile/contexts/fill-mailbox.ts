import { expect, type Page } from '@playwright/test';
import {
  apiHref,
  compose,
  saveIdentity,
  saveTemplate,
  type OutputOf,
  type listSubmissions,
} from '#lib/contract/index.ts';
import type { ImapSocket, TestUser } from '../../mailserver/index.ts';
import { hostileBounce, hostileMessage } from './hostile-message.ts';
import type { Places } from './screens.ts';

/**
 * Puts every text wherever somebody else can put it: into messages, drafts, names of folders; and where it comes to from there:
 * contacts, labels, identities, saved searches, messages that could not be sent.
 *
 * @param page of Tupai, signed in as that person
 * @returns where each text stands
 */
export async function fillMailbox(user: TestUser, page: Page, texts: readonly string[]): Promise<Places[]> {
  const socket = await user.imap();
  const letters = texts.map((text) => hostileMessage(text, user.address));
  await socket.appendAll('INBOX', [...letters, ...texts.map(hostileBounce)]);
  await socket.tryCommand('CREATE Drafts');
  await socket.appendAll('Drafts', letters);
  const folders: string[] = [];
  for (const [nth, text] of texts.entries()) folders.push(await makeFolder(socket, nth, text));
  const [inbox, drafts] = [await refsOf(socket, 'INBOX'), await refsOf(socket, 'Drafts')];
  await socket.logout();

  const post = async (path: string, data: object): Promise<Record<string, Record<string, unknown> | null>> => {
    const url = new URL(path, page.url());
    const answer = await page.request.post(url.href, {
      headers: { origin: url.origin, accept: 'application/json' },
      data,
      timeout: PATIENCE,
    });
    if (!answer.ok()) throw new Error(`${path} answered ${String(answer.status())}: ${await answer.text()}`);
    return (await answer.json()) as Record<string, Record<string, unknown> | null>;
  };
  const places: Places[] = [];
  for (const [nth, text] of texts.entries()) {
    const name = text.replace(/\p{Cc}/gu, ' ');
    const contact = await post(apiHref('saveContact'), {
      name: `Ani ${name}`.slice(0, 200),
      addresses: `ani${String(nth)}@x.test`,
      note: name.slice(0, 1_000),
    });
    const label = `L${String(nth)} ${name}`.slice(0, 50);
    if (nth < 20) await post(apiHref('saveLabel'), { name: label, color: 'grey' });
    if (nth < 20) await post(apiHref('saveSearch'), { name: label, q: `halo ${name}`.slice(0, 500), scope: '' });
    const identity = await post(saveIdentity.path, { name: name.slice(0, 200), signature: `Salam ${name}` });
    const template = await post(saveTemplate.path, {
      name: `Pola ${name}`.slice(0, 200),
      subject: name.slice(0, 1_000),
      body: name,
      html: `<p>Halo <b>halo</b></p><p>${text.slice(0, 10_000)}</p>`, // formatted, whatever is left of the text
    });
    const sent = await post(compose.path, {
      id: hex(nth),
      messageId: `<${hex(nth)}@tupai.test>`,
      identity: '',
      keepCopy: true,
      to: `refused${String(nth)}@tupai.test`,
      subject: `Ditolak ${name}`.slice(0, 1_000),
      body: name,
      do: 'send',
    });
    const [letter, bounce, draft] = [inbox[nth], inbox[texts.length + nth], drafts[nth]];
    if (!letter || !bounce || !draft) throw new Error('a message is missing');
    places.push({
      text,
      letter,
      bounce,
      draft,
      folder: folders[nth] ?? 'INBOX',
      contact: String(contact['contact']?.['id']),
      identity: String(identity['identity']?.['id']),
      template: String(template['template']?.['id']),
      submission: String(sent['submission']?.['id']),
    });
  }
  // What may still be taken back is shown on every page, and counts down.
  const states = async (): Promise<string[]> => {
    const answer = await page.request.get(new URL(apiHref('listSubmissions'), page.url()).href, {
      headers: { accept: 'application/json' },
    });
    const { submissions } = (await answer.json()) as OutputOf<typeof listSubmissions>;
    return [...new Set(submissions.map(({ state }) => state))];
  };
  await expect.poll(states, { timeout: 90_000 }).toEqual(['refused']);
  return places;
}

/** Milliseconds, on a machine that has much else to do. */
const PATIENCE = 60_000;

/** Of a folder's name, as servers store it. */
const MOST_OCTETS = 200;

/** An id as a composer makes one. */
const hex = (nth: number): string => nth.toString(16).padStart(32, '0');

async function refsOf(socket: ImapSocket, mailbox: string): Promise<{ uidValidity: number; uid: number }[]> {
  const { untagged } = await socket.command(`SELECT ${mailbox}`);
  const uidValidity = Number(/UIDVALIDITY (\d+)/.exec(untagged.join('\n'))?.[1]);
  return (await socket.uids(mailbox)).map((uid) => ({ uidValidity, uid }));
}

/** As far as the server takes such a name; else a plain one stands for it, so that a page has as many folders as its harmless twin. */
async function makeFolder(socket: ImapSocket, nth: number, text: string): Promise<string> {
  const letters = Array.from(`Map ${String(nth)} ${text.replace(/[\p{Cc}\p{Cs}/*%~.]/gu, '')}`).slice(0, 100);
  while (modifiedUtf7(letters.join('')).length > MOST_OCTETS) letters.pop();
  for (const path of [letters.join('').trim(), `Map ${String(nth)}`]) {
    const bytes = Buffer.from(modifiedUtf7(path));
    const { status } = await socket.tryCommand('CREATE ', { bytes });
    if (!status.startsWith('OK')) continue;
    await socket.tryCommand('SUBSCRIBE ', { bytes });
    return path;
  }
  throw new Error(`no folder could be made for ${JSON.stringify(text)}`);
}

/** RFC 3501 §5.1.3 */
const modifiedUtf7 = (text: string): string =>
  text.replaceAll('&', '&-').replace(/[^ -~]+/g, (run) => {
    const octets = Buffer.from(run, 'utf16le').swap16().toString('base64');
    return `&${octets.replace(/=+$/, '').replaceAll('/', ',')}-`;
  });
