import type { AlertView } from '#lib/contract/index.ts';
import { openAlerts } from '#lib/events/index.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';

/** What the mail server wants the person to read, oldest first. Ask after the mail server was asked for what is shown. */
export const readAlerts = ({ account }: AccountAccess): AlertView[] => [...openAlerts(account)];
