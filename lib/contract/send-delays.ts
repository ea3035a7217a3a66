/** Seconds for which a message can be taken back after "Send". Apart from the shapes, because every page counts by them. */
export const SEND_DELAYS = [0, 5, 10, 20, 30] as const;
/** A message that can be taken back leaves so many seconds after that was last offered: a click takes its time to arrive. */
export const SEND_GRACE = 5;
