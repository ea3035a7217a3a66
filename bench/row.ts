/** What one task cost in one mailbox. Times in milliseconds; `null` where nothing sensible can be measured. */
export interface BenchRow {
  readonly task: string;
  /** Storage format and number of messages, e.g. `Maildir 10,000`. */
  readonly mailbox: string;
  /** Signed-in people who work at once. */
  readonly people: number;
  /** Through Tupai's HTTP, from the first byte sent to the last received. */
  readonly p50: number;
  readonly p95: number;
  /** The IMAP exchange that answers the task, on a raw, warm socket. */
  readonly bareP50: number | null;
  readonly bareP95: number | null;
  /** p50 / bareP50 */
  readonly ratio: number | null;
  /** CPU of the whole Node process, for one call. */
  readonly nodeCpuMs: number;
  /** IMAP commands that Tupai sent, for one call. */
  readonly commands: number | null;
  /** Resident memory of the Node process after the task, in MB of 2^20 bytes. */
  readonly rssMb: number;
  /** Body of the answers to one call. */
  readonly bytes: number;
  /** Resident memory above what was held before, at its highest, in MB; only of tasks measured for it. */
  readonly growthMb?: number;
}

/** How many requests so many people together got answered. */
export interface Throughput {
  readonly people: number;
  readonly perSecond: number;
  readonly barePerSecond: number;
  /** CPU of Node's main thread, for one request. */
  readonly mainThreadMs: number;
}

/** What it costs that so many accounts are signed in and listen, while nothing happens. */
export interface IdlePeople {
  readonly people: number;
  readonly rssBeforeMb: number;
  readonly rssAfterMb: number;
  readonly mbEach: number;
  /** Of Node, while all of them do nothing. */
  readonly cpuMsPerSecond: number;
  /** Proportional memory of their Dovecot processes together; `null` when it cannot be read. */
  readonly dovecotPssMb: number | null;
}

/** The circumstances of a run. */
export interface BenchAbout {
  /** ISO 8601, UTC. */
  readonly date: string;
  /** Commit of the sources, `''` outside a repository. */
  readonly commit: string;
  readonly machine: string;
  readonly cpus: number;
  readonly memoryGb: number;
  readonly node: string;
  readonly dovecot: string;
  /** 1-minute load averages before and after the run; the bench itself adds to the second. */
  readonly loadBefore: number;
  readonly loadAfter: number;
  readonly quick: boolean;
  /** Proportional memory of all Dovecot processes at the end, in MB; `null` when it cannot be read. */
  readonly dovecotPssMb: number | null;
  /** Resident memory of Node before anybody signed in, in MB. */
  readonly rssAtStartMb: number;
  readonly throughput: readonly Throughput[];
  /** `null` when it was not measured. */
  readonly idle: IdlePeople | null;
}

/** One promise about the mailbox screen and what was measured in a browser (`npm run bench:ui`). */
export interface UiRow {
  readonly task: string;
  readonly value: number;
  readonly unit: 'ms' | 'kB' | 'MB' | 'requests' | 'rows' | 'shift';
  /** The most it may be. */
  readonly limit: number;
}

export interface BenchResult {
  readonly about: BenchAbout;
  readonly rows: readonly BenchRow[];
  /** Of the last `npm run bench:ui`; missing when there was none. */
  readonly ui?: readonly UiRow[];
}
