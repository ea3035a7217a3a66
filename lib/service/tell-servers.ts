import type { AccountId } from '#lib/mail/mailbox-ref.ts';
import type { Contact } from '#lib/store/index.ts';
import { tellServer } from './tell-server.ts';

/** As `tellServer`, for several cards: before they are changed, and to be called once they were. @throws AppError book.read_only */
export async function tellServers(
  account: AccountId,
  cards: readonly Pick<Contact, 'id' | 'book'>[],
): Promise<() => void> {
  const oneOfEach = new Map(cards.map(({ id, book }) => [book, id]));
  const told = await Promise.all([...oneOfEach.values()].map((id) => tellServer(account, id)));
  return () => {
    for (const tell of told) tell();
  };
}
