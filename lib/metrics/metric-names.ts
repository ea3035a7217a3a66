/** Every number that Tupai tells an administrator, with what it says. docs/admin.md lists the same. */
export const METRICS = {
  tupai_imap_commands_total: {
    type: 'counter',
    help: 'IMAP commands that were answered, by account, command and outcome (ok, no, bad, lost).',
  },
  tupai_imap_command_seconds: { type: 'histogram', help: 'Time from an IMAP command to its answer, by command.' },
  tupai_imap_command_seconds_total: {
    type: 'counter',
    help: 'Time spent waiting for answers of the IMAP server, by account.',
  },
  tupai_imap_sign_ins_total: {
    type: 'counter',
    help: 'IMAP sign-ins by kind of connection and outcome (ok, or the code of the error).',
  },
  tupai_imap_connections: {
    type: 'gauge',
    help: 'IMAP connections open now, by account and kind (interactive, bulk, push).',
  },
  tupai_imap_waiting: { type: 'gauge', help: 'Tasks that wait for a connection now, by account and kind.' },
  tupai_row_cache_reads_total: { type: 'counter', help: 'Rows of messages asked of the cache, by result (hit, miss).' },
  tupai_cache_bytes: { type: 'gauge', help: 'Memory that is kept of mailboxes (rows and orders), estimated.' },
  tupai_events_total: { type: 'counter', help: 'News told to open screens, by account and type.' },
  tupai_event_streams: { type: 'gauge', help: 'Event streams open now, by account.' },
  tupai_submissions_total: { type: 'counter', help: 'Messages on their way out that reached a state, by state.' },
  tupai_process_resident_bytes: { type: 'gauge', help: 'Memory of the process.' },
  tupai_process_cpu_seconds_total: { type: 'counter', help: 'Processor time of the process.' },
  tupai_event_loop_delay_seconds: {
    type: 'gauge',
    help: 'Longest time since the last reading that the process was too busy to answer.',
  },
} as const satisfies Record<string, { readonly type: 'counter' | 'gauge' | 'histogram'; readonly help: string }>;

export type MetricName = keyof typeof METRICS;
type NamesOf<T> = { [N in MetricName]: (typeof METRICS)[N]['type'] extends T ? N : never }[MetricName];
export type CounterName = NamesOf<'counter'>;
export type HistogramName = NamesOf<'histogram'>;

/** Label `account` holds the account's id; it is shown as a hash unless the administrator wants names. */
export type Labels = Readonly<Record<string, string>>;

/** A number that is read when somebody asks. */
export interface Sample {
  readonly name: MetricName;
  readonly labels: Labels;
  readonly value: number;
}
