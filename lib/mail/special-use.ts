/** RFC 6154 special uses that Tupai knows, and the inbox. */
export const SPECIAL_USES = ['inbox', 'drafts', 'sent', 'archive', 'junk', 'trash', 'flagged', 'all'] as const;
export type SpecialUse = (typeof SPECIAL_USES)[number];
