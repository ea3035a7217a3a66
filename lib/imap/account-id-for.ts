import { config } from '../config.ts';
import type { AccountId } from '../mail/mailbox-ref.ts';

/** The account of a login name at the configured server: the same for the same person, whatever case they type. */
export const accountIdFor = (user: string): AccountId => `${user.toLowerCase()}|${config().imap.host}`;
