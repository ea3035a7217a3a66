import type { BenchResult, BenchRow, IdlePeople, UiRow } from './row.ts';
import { findMisses, targetOf, type Miss } from './targets.ts';

/** docs/benchmarks.json: one row a line, so that two runs can be compared line by line. */
export function writeJson({ about, rows, ui }: BenchResult): string {
  const lines = (some: readonly object[]): string => some.map((row) => `    ${JSON.stringify(row)}`).join(',\n');
  const screen = ui ? `,\n  "ui": [\n${lines(ui)}\n  ]` : '';
  return `{\n  "about": ${JSON.stringify(about)},\n  "rows": [\n${lines(rows)}\n  ]${screen}\n}\n`;
}

const show = (value: number | null): string =>
  value === null || Number.isNaN(value) ? '–' : value.toLocaleString('en', { maximumFractionDigits: 2 });

const size = (bytes: number): string =>
  bytes >= 1_000_000 ? `${show(Math.round(bytes / 100_000) / 10)} MB` : `${show(Math.round(bytes / 100) / 10)} kB`;

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

function table(rows: readonly BenchRow[], first: (row: BenchRow) => string, title: string): string {
  const head = [title, 'p50', 'p95', 'bare p50', 'bare p95', 'x', 'target', 'Node CPU', 'commands', 'RSS MB', 'bytes'];
  const body = rows.map((row) => {
    const target = targetOf(row);
    const missed = target !== null && row.p50 > target;
    return line([
      first(row),
      missed ? `**${show(row.p50)}**` : show(row.p50),
      show(row.p95),
      show(row.bareP50),
      show(row.bareP95),
      show(row.ratio),
      target === null ? '–' : show(Math.round(target * 10) / 10),
      show(row.nodeCpuMs),
      show(row.commands),
      show(row.rssMb),
      size(row.bytes),
    ]);
  });
  return [line(head), line(head.map((_, index) => (index === 0 ? '---' : '--:'))), ...body].join('\n');
}

/** One sentence a broken promise and cause; the mailboxes it shows in are put together. */
function sentences(misses: readonly Miss[]): string {
  const byTask = Map.groupBy(misses, ({ task }) => task);
  return [...byTask]
    .map(([task, all]) => {
      const whys = Map.groupBy(all, ({ why }) => why.replace(/ \(.*\)$/, ''));
      const parts = [...whys].map(
        ([why, some]) =>
          `${some.map(({ figures }) => figures).join(', ')}: ${some.length === 1 ? (some[0]?.why ?? why) : why}`,
      );
      return `- **${task}** – ${parts.join('; ')}.`;
    })
    .join('\n');
}

function growthTable(rows: readonly BenchRow[]): string {
  const head = ['each in a Tupai of its own', 'MB more at the highest', 'RSS MB after', 'Node CPU'];
  const body = rows.map(({ task, growthMb = 0, rssMb, nodeCpuMs }) =>
    line([task, show(growthMb), show(rssMb), show(nodeCpuMs)]),
  );
  return `${[line(head), line(head.map((_, index) => (index === 0 ? '---' : '--:'))), ...body].join('\n')}\n`;
}

const idleText = ({ people, rssBeforeMb, rssAfterMb, mbEach, cpuMsPerSecond, dovecotPssMb }: IdlePeople): string =>
  `${show(people)} more accounts signed in with an open event stream, doing nothing: Tupai ${show(rssBeforeMb)} → ${show(rssAfterMb)} MB, ${String(mbEach)} MB
each, ${show(cpuMsPerSecond)} ms of processor time a second; their Dovecot processes ${show(dovecotPssMb)} MB (proportional).
`;

/** What the mailbox screen costs a browser. */
const screenTable = (ui: readonly UiRow[]): string => `
## The mailbox screen in a browser

Measured by \`npm run bench:ui\` in Debian's Chromium, the best of three tries, in a mailbox of 100,000 messages (mdbox). A slow phone is a processor
four times slower, 150 ms for each request and 1.6 Mbit/s. kB are 1,000 bytes as they came over the wire, compressed.

${[
  line(['task', 'measured', 'at most', 'unit']),
  line(['---', '--:', '--:', '---']),
  ...ui.map(({ task, value, unit, limit }) =>
    line([task, value > limit ? `**${show(value)}**` : show(value), show(limit), unit]),
  ),
].join('\n')}
`;

/** docs/benchmarks.md, made of the rows alone. */
export function writeMarkdown({ about, rows, ui }: BenchResult): string {
  const single = Map.groupBy(
    rows.filter(({ people }) => people === 1),
    ({ mailbox }) => mailbox,
  );
  const crowds = rows.filter(({ task }) => task.startsWith('mix of'));
  const growing = rows.filter(({ growthMb }) => growthMb !== undefined);
  const misses = findMisses(rows, about);
  const judged = rows.filter((row) => targetOf(row) !== null);
  const kept = judged.filter((row) => row.p50 <= (targetOf(row) ?? 0)).length;
  const tables = [...single]
    .map(([mailbox, all]) => [mailbox, all.filter(({ task }) => !task.startsWith('mix of'))] as const)
    .filter(([, all]) => all.length > 0)
    .map(([mailbox, all]) => `## ${mailbox}\n\n${table(all, ({ task }) => task, 'task')}`);
  return `# Benchmarks

Written by \`npm run bench\`; the same figures stand in [benchmarks.json](benchmarks.json). Don't edit by hand.

Measured on ${about.date.slice(0, 16).replace('T', ' ')} UTC: ${about.machine}, ${String(about.cpus)} processors, ${String(about.memoryGb)} GB; Tupai at ${about.commit || 'an unknown commit'}, Node ${about.node}, Dovecot ${about.dovecot};
client, Tupai and Dovecot on the same machine. Load average ${show(about.loadBefore)} before and ${show(about.loadAfter)} after the run${about.quick ? '; a quick run with few calls' : ''}. Other work on the
machine was not stopped: look at the ratio first, and at p95 with doubt when the load was far above the number of processors; what is called waiting below then is partly waiting for one.

Each task runs through Tupai's HTTP (one kept connection, signed in, answers compressed as for a browser) and, in turn with it, as the
bare IMAP exchange that answers it: a raw, warm socket on the same Dovecot that parses nothing. Times are in milliseconds. *x* is p50 by bare p50;
*Node CPU* is the CPU of the whole process for a call; *commands* is what Tupai sent to Dovecot for a call, counted in a pass of its
own; *RSS* is Tupai's memory after the task, caches of all earlier tasks included. The target is p50 ≤ 2 × bare + 5 ms, with a fixed
figure for the sign-in (60 ms up to 10,000 messages), the folder list (25 ms) and new mail (700 ms, p95 too). A target that was missed is bold.

"First time" means that another client has changed the mailbox before each call, so that the server must sort again; "again" is compared with
fetching 50 rows that are known already. "Another client active" means that another client changes a flag before each call.
Each mailbox holds that many plain messages, and 40 with 100 kB of HTML and 3 with an attachment of 10 MB.

${String(kept)} of ${String(judged.length)} figures with a target keep it.

## Targets that were missed

${misses.length === 0 ? 'None.' : sentences(misses)}

${tables.join('\n\n')}

## Many people at once

Everybody works without a pause for some seconds, each one thing after the other: a list window, a refresh, an opened message. The client takes its
share of the same processors.

${table(crowds, ({ people }) => String(people), 'people')}

${[
  line(['people', 'requests a second', 'bare, a second', "Node's main thread, ms a request"]),
  line(['---', '--:', '--:', '--:']),
  ...about.throughput.map((one) =>
    line([String(one.people), show(one.perSecond), show(one.barePerSecond), show(one.mainThreadMs)]),
  ),
].join('\n')}

Memory: Tupai ${show(about.rssAtStartMb)} MB before anybody signed in; all Dovecot processes together ${show(about.dovecotPssMb)} MB (proportional) at the end of the run with
${String(Math.max(0, ...about.throughput.map(({ people }) => people)))} people signed in.

${growing.length === 0 ? '' : growthTable(growing)}
${about.idle === null ? '' : idleText(about.idle)}
${ui ? screenTable(ui) : ''}`;
}
