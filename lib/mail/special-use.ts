/** RFC 6154 special uses that Tupai knows, the inbox, and `snoozed`, which goes by its name. */
export const SPECIAL_USES = [
  'inbox',
  'drafts',
  'sent',
  'archive',
  'snoozed',
  'junk',
  'trash',
  'flagged',
  'all',
] as const;
export type SpecialUse = (typeof SPECIAL_USES)[number];
