import { config } from '#lib/config.ts';
import type { HeaderField } from '#lib/mail/header-field.ts';
import { readListFields } from '#lib/mail/read-list-fields.ts';
import { coversFields } from '#lib/mail/signed-fields.ts';
import { trustedChecks } from '#lib/mail/trusted-checks.ts';

/** What the signature must cover (RFC 8058 §4). */
const SIGNED = ['list-unsubscribe', 'list-unsubscribe-post'];

/** Where a list may be left by one click (RFC 8058): only when a signature that a trusted server found good covers it. */
export function oneClickAddress(fields: readonly HeaderField[]): string | undefined {
  const list = readListFields(fields);
  if (!list?.oneClick || list.unsubscribePage === null) return undefined;
  const checks = trustedChecks(fields, config().trustedAuthserv, '');
  return checks && coversFields(fields, checks.dkim, SIGNED) ? list.unsubscribePage : undefined;
}
