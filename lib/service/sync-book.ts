import {
  deleteCard,
  fetchCard,
  fetchCards,
  listChanges,
  putCard,
  readBook,
  type DavLogin,
} from '#lib/carddav/index.ts';
import { TIMES } from '#lib/config.ts';
import { ERRORS, isAppError, type ErrorCode } from '#lib/errors.ts';
import { processWide } from '#lib/process-wide.ts';
import { store, type Book, type CopiedCard } from '#lib/store/index.ts';
import { bookLogin } from './book-login.ts';
import { forgetPeople } from './known-people.ts';

interface Run {
  readonly done: Promise<void>;
  /** The one after it, for those who asked meanwhile. */
  next?: Promise<void>;
}

const running = (): Map<string, Run> => processWide('book-syncs', () => new Map<string, Run>());

/**
 * Compares the copy of a book with its server, both ways: what was changed here goes first, each card only if nobody changed it there
 * meanwhile, then what changed there comes. How it went stands in the book; a server that does not answer changes nothing. Asked
 * while it runs, it runs once more: what was changed meanwhile may have come too late.
 */
export function syncBook(book: Book): Promise<void> {
  const all = running();
  const key = `${book.account} ${book.id}`;
  const there = all.get(key);
  if (there) return (there.next ??= there.done.catch(() => undefined).then(() => syncBook(book))); // its own callers hear of its fault
  const done = syncAndNote(book).finally(() => all.delete(key));
  all.set(key, { done });
  return done;
}

/** Begins it for nobody who waits: what it fails with stands in the book. */
export const startSync = (book: Book): void => void syncBook(book).catch(() => undefined);

async function syncAndNote({ account, id }: Book): Promise<void> {
  const { books } = store();
  const book = await books.get(account, id);
  if (!book) return;
  const triedAt = Date.now();
  const signal = AbortSignal.timeout(TIMES.davSync);
  try {
    const refused = await compare(book, signal);
    await books.change(account, id, { syncedAt: Date.now(), triedAt, error: refused });
  } catch (cause) {
    const code: ErrorCode = isAppError(cause) ? cause.code : signal.aborted ? 'remote.unreachable' : 'internal';
    if (code === 'book.gone') return; // disconnected meanwhile
    await books.change(account, id, { triedAt, error: code });
    if (ERRORS[code].status === 500) throw cause; // a fault of ours belongs into the log
  } finally {
    forgetPeople(account);
  }
}

/** Returns the code of what a card was refused with; `''` for none. */
async function compare(book: Book, signal: AbortSignal): Promise<ErrorCode | ''> {
  const { account, id } = book;
  const login = bookLogin(book);
  const { books } = store();
  const now = await readBook(login, book.url, signal);
  if (now.url !== book.url) await books.move(account, id, now.url);
  await books.change(account, id, { readOnly: now.readOnly, ...(now.name === '' ? {} : { name: now.name }) });
  const refused = now.readOnly ? '' : await sendChanges({ ...book, url: now.url }, login, signal);
  const isQuiet = !now.canSync && now.ctag !== '' && now.ctag === book.ctag && refused === '';
  if (isQuiet && (await books.outgoing(account, id)).length === 0) return refused;
  const changes = await listChanges(login, { url: now.url, token: book.token, canSync: now.canSync }, signal);
  const known = await books.known(account, id);
  const wanted = [...changes.there].filter(([url, etag]) => etag === '' || known.get(url) !== etag).map(([url]) => url);
  for await (const cards of fetchCards(login, now.url, wanted, signal)) await books.receive(account, id, cards);
  const gone = changes.whole ? [...known.keys()].filter((url) => !changes.there.has(url)) : [...changes.gone];
  await books.vanish(account, id, gone);
  await books.change(account, id, { token: changes.token, ctag: now.ctag });
  return refused;
}

/** One card that the server does not take keeps no other from going. */
async function sendChanges(book: Book, login: DavLogin, signal: AbortSignal): Promise<ErrorCode | ''> {
  let refused: ErrorCode | '' = '';
  for (const card of await store().books.outgoing(book.account, book.id)) {
    try {
      await (card.deleted ? sendDeleted(book, login, card, signal) : sendChanged(book, login, card, signal));
    } catch (cause) {
      if (!isAppError(cause) || (cause.code !== 'book.refused' && cause.code !== 'book.full')) throw cause;
      refused = cause.code;
    }
  }
  return refused;
}

async function sendDeleted(book: Book, login: DavLogin, card: CopiedCard, signal: AbortSignal): Promise<void> {
  const { done } = await deleteCard(login, { url: card.href, etag: card.etag }, signal);
  if (done) await store().books.settle(book.account, card, { href: '', etag: '' });
  else await takeTheirs(book, login, card.href, signal);
}

async function sendChanged(book: Book, login: DavLogin, card: CopiedCard, signal: AbortSignal): Promise<void> {
  const { books } = store();
  const url = card.href || new URL(`${card.id}.vcf`, book.url.endsWith('/') ? book.url : `${book.url}/`).href;
  const written = await putCard(login, { url, etag: card.href === '' ? '' : card.etag, vcard: card.vcard }, signal);
  if (written.done) await books.settle(book.account, card, { href: url, etag: written.etag });
  else if (card.href === '')
    await books.settle(book.account, card, { href: url, etag: '' }); // it got there, and its answer was lost
  else await takeTheirs(book, login, url, signal);
}

/** Somebody else changed or deleted it there: their version comes here, where it is a conflict with a change of ours. */
async function takeTheirs({ account, id }: Book, login: DavLogin, url: string, signal: AbortSignal): Promise<void> {
  const theirs = await fetchCard(login, url, signal);
  if (theirs) await store().books.receive(account, id, [theirs]);
  else await store().books.vanish(account, id, [url]);
}
