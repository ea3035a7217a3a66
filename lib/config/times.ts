/** Tests run time at 1/50 (design decision 20): 1 means real time. */
const scale = Number(process.env['TUPAI_TIME_SCALE'] ?? 1) || 1;
const ms = (value: number): number => Math.max(1, Math.round(value * scale));

/** Deadlines, intervals and retry times, in milliseconds. None of them is for administrators. */
export const TIMES = {
  /** A draft that changed is stored by itself after this long; where the browser may keep no copy, this long after the last key. */
  draftSave: 30_000,
  draftSaveSoon: 5_000,
  imapConnect: 10_000,
  imapGreeting: 10_000,
  /** One interactive command, and the wait for its turn. */
  imapCommand: 15_000,
  /** Uploads, downloads, sorting and searching a big mailbox. */
  imapBulk: 120_000,
  /** Work that lets clicks go first waits for no more of them after this long. */
  imapPatience: 2_000,
  /** A list waits so long for an order that has to be worked out; then it shows the messages as they arrived. */
  sortPatience: ms(250),
  /** Orders that only the server can correct are worked out anew this long after the last time, or later. */
  sortSettle: ms(1_000),
  /** Tasks of the open mailbox go before those of others, which wait for them no longer than this. */
  imapBatch: 50,
  /** A read that nobody waits for any more loses its connection when it takes longer than this. */
  imapAbandon: ms(2_000),
  /** A connection that nobody used for so long waits for news. */
  imapQuiet: ms(150),
  /** A warm connection without requests is closed after this long. */
  imapKeepWarm: ms(15 * 60_000),
  /** A second connection for long work, and one that no session holds, is closed after this long. */
  imapBulkWarm: ms(60_000),
  /** A warm connection that was quiet for longer is asked for a sign of life before a change. */
  imapProbe: ms(10_000),
  /** A server that refused a second connection is not asked for one again before this. */
  imapSingle: ms(60_000),
  /** The threads of a whole mailbox, asked for in the background, are not asked for again this soon after that failed. */
  threadAgain: ms(60_000),
  /** How long a page without scripts waits for the other messages of a conversation. */
  conversationPatience: 1_500,
  /** Thousands of mailboxes are listed again after this long although nothing changed here. */
  imapListing: 60_000,
  /** How full the storage is, is asked this long after it changed. */
  quotaSettle: ms(700),
  /** How full the storage is, is asked again after this long although nothing changed here. */
  imapQuota: ms(60_000),
  /** Saying good-bye takes at most this long; then the socket is closed. */
  imapLogout: 400,
  /** A lost push connection is opened again after the first, doubled each time, up to the second. */
  pushRetryMin: ms(1_000),
  pushRetryMax: ms(60_000),
  /** A push connection that heard nothing is asked for a sign of life this often: dead sockets and NAT tables. */
  pushAlive: ms(4 * 60_000),
  /** Counts of all mailboxes, where the server does not tell them by itself. */
  pushStatus: ms(60_000),
  /** The same, where it offers to tell them and was found silent. */
  pushDoubt: ms(10_000),
  /** So long a server may take to tell what happened to a mailbox or its name; then it is asked whether it told all. */
  pushProof: 3_000,
  /** INBOX, where the server cannot push or allows one connection only. */
  pushPoll: ms(30_000),
  /** The push connection outlives the last stream by this: the next page opens one at once. */
  pushLinger: ms(10_000),
  /** News of one moment are told together. */
  pushSettle: 15,
  /** Events are kept for streams that come back. */
  eventReplay: ms(60_000),
  /** An open stream says something at least this often, and its session is looked at. */
  eventHeartbeat: ms(25_000),
  /** Reaching the database, or waiting for a free connection to it. */
  storeConnect: 5_000,
  /** One statement, also when the network has gone silent. */
  storeStatement: 15_000,
  /** How long a transaction that collides with others is tried again; as long as SQLite waits for its file. */
  storeCollisions: 5_000,
  /** How long a sign of life of the database may take that a monitor asked for. */
  storeCheck: 2_000,
  smtpConnect: 10_000,
  smtpReply: 60_000,
  /** What the server for sending offers is asked again after this long, … */
  smtpOffer: ms(10 * 60_000),
  /** … and waited for no longer than this before a composer opens. */
  smtpOfferPatience: 700,
  /** The answer to the final dot: content filters take their time (RFC 5321 §4.5.3.2.6). */
  smtpFinal: 600_000,
  /** How long a "Send" waits for the outcome before it shows the outbox instead. */
  sendWait: 10_000,
  /** How long signing out waits for messages that are being sent. */
  signOutWait: 5_000,
  /** A job taken by a process that died is free again after this long. */
  /** How long colours of folders that other programs gave are taken for right. */
  colorsKept: ms(10 * 60_000),
  /** How long one request goes on with a change of a whole folder before it answers how far it came. */
  actSlice: ms(1_000),
  jobLease: ms(120_000),
  jobPoll: ms(5_000),
  /** A job later than its time by this is not done without its person any more (security.md §3). */
  jobGrace: 15 * 60_000,
  /** A snoozed message that did not wake is tried again this often. */
  wakeRetry: ms(60_000),
  /** Waits between attempts after a 4xx answer (security.md §4, row 29). */
  sendRetries: [ms(60_000), ms(5 * 60_000), ms(15 * 60_000), ms(60 * 60_000)],
  sendGiveUp: ms(24 * 3_600_000),
  /** Filed copies that failed are tried again this often, for a day. */
  fileRetry: ms(5 * 60_000),
  /** Looking for an uncertain message in Sent: three times in a minute. */
  unknownSearch: [ms(5_000), ms(20_000), ms(35_000)],
  parkedForm: 24 * 3_600_000,
  upload: 24 * 3_600_000,
  /** A file that was cut off on its way is waited for so long. */
  uploadPause: 6 * 3_600_000,
  /** Least time a refused sign-in takes, so that its length tells nothing. */
  refusal: ms(1_000),
  /** What a worker may take for one message, from the moment it is ready. */
  sanitise: 3_000,
  parseMessage: 3_000,
  /** Reading 1 MB of contacts: 50 ms of work, but nobody's import may end because a machine is busy. */
  readContacts: 20_000,
  /** Until a worker has loaded what it needs; on a busy machine that takes longer than any message may. */
  workerStart: 20_000,
  /** A worker without work ends after this long: jsdom takes 100 MB. */
  workerIdle: ms(2 * 60_000),
  /** Asking a server that a message names: reaching one of its addresses, and everything together. */
  outboundConnect: 3_000,
  outboundTotal: 10_000,
  /** One request to a server of address books, and everything that one sync asks. */
  davRequest: 30_000,
  davSync: 5 * 60_000,
  /** A book that was compared with its server less than this ago is not compared again by itself. */
  davFresh: 10 * 60_000,
  /** Whether books are due is looked at this often while somebody is there. One whose server fails is asked less and less, at least this often. */
  davLook: ms(60_000),
  davPatience: 60 * 60_000,
  /** One answer of the directory (LDAP), and how long its connection is kept without work. */
  ldap: 3_000,
  ldapWarm: ms(60_000),
  /** Looking whether somebody was ever written to. */
  acquaintance: 5_000,
  /** What one slice of a search should keep the mail server busy for. */
  searchSlice: 150,
  /** How long a page waits for what a search finds before it shows what there is. */
  searchPage: 3_000,
} as const;
