import type { SpecialUse } from '../mail/special-use.ts';

/** What programs call these mailboxes in English and Indonesian, in lower case; the first is the name Tupai gives. */
export const SPECIAL_NAMES = {
  drafts: ['drafts', 'draft', 'draf', 'konsep'],
  sent: [
    'sent',
    'sent items',
    'sent mail',
    'sent messages',
    'sent-mail',
    'terkirim',
    'item terkirim',
    'pesan terkirim',
    'surat terkirim',
  ],
  archive: ['archive', 'archives', 'arsip'],
  snoozed: ['snoozed', 'ditunda'],
  junk: ['junk', 'spam', 'junk e-mail', 'junk email', 'junk mail', 'bulk mail', 'sampah spam'],
  trash: [
    'trash',
    'deleted items',
    'deleted messages',
    'deleted',
    'bin',
    'sampah',
    'tempat sampah',
    'kotak sampah',
    'item terhapus',
    'terhapus',
  ],
} as const satisfies Partial<Record<SpecialUse, readonly string[]>>;

export type GuessedUse = keyof typeof SPECIAL_NAMES;

const USES = Object.keys(SPECIAL_NAMES) as GuessedUse[];

/** The use that a mailbox name tells, for servers without SPECIAL-USE (RFC 6154). */
export function guessSpecialUse(name: string): GuessedUse | undefined {
  const known = name.trim().toLowerCase();
  return USES.find((use) => (SPECIAL_NAMES[use] as readonly string[]).includes(known));
}
