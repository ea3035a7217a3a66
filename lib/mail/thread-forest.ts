/** The threads of a mailbox (RFC 5256 §4) in three flat lists, so that a million messages make no million objects. */
export interface ThreadForest {
  /** Where in `uids` each thread begins, ascending. */
  readonly roots: Uint32Array;
  /** Parents before their answers. */
  readonly uids: Uint32Array;
  /** Answers above a message, 0 for the first of a thread; those whose common parent is missing are all 0. */
  readonly depth: Uint32Array;
}
