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

/** Those that a person may give to another mailbox than the one that is marked or named so. */
export const CHOSEN_USES = ['drafts', 'sent', 'archive', 'junk', 'trash'] as const satisfies readonly SpecialUse[];
/** Paths of the mailboxes that the person gave a use to. One that is gone counts for nothing. */
export type ChosenUses = Readonly<Partial<Record<(typeof CHOSEN_USES)[number], string>>>;
