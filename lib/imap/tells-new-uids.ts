import type { AccountAccess } from '../mail/account-access.ts';
import { withLease } from './engine.ts';

/** Whether the server tells under which UIDs moved and copied messages stand (UIDPLUS, RFC 4315). @throws AppError imap.* */
export const tellsNewUids = (access: AccountAccess, signal?: AbortSignal): Promise<boolean> =>
  withLease(access, { signal }, (lease) => Promise.resolve(lease.lane.has('UIDPLUS')));
