import type { ImportReport, InputOf, OutputOf, runImport as endpoint } from '#lib/contract/index.ts';
import { toAppError } from '#lib/errors.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import type { AccountId } from '#lib/mail/mailbox-ref.ts';
import { COLUMN_TARGETS } from '#lib/mail/contact-columns.ts';
import { processWide } from '#lib/process-wide.ts';
import { store } from '#lib/store/index.ts';
import { forgetPeople } from './known-people.ts';
import { readContactFile } from '#lib/mime/index.ts';
import { ImportedCards } from './imported-cards.ts';
import { newId } from './new-id.ts';
import { openImport } from './preview-import.ts';

/** Lines that a report names; more are counted. */
const FAULTS = 1000;
/** A report is kept this long, and at most this many. */
const REPORT_LIFE = 3_600_000;
const REPORTS = 200;

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
interface Kept {
  readonly account: AccountId;
  readonly until: number;
  readonly report: Mutable<ImportReport>;
}

const reports = (): Map<string, Kept> => processWide('contact-imports', () => new Map<string, Kept>());

/**
 * Begins to import a file and answers at once; its page tells how far it came (`readImportReport`). All of it can be taken back under the
 * name `change` (`undoContacts`), also what was done before a failure.
 *
 * @throws AppError upload.missing | contact.file_unknown | input.invalid
 */
export async function runImport(
  actor: AccountAccess,
  input: InputOf<typeof endpoint>,
): Promise<OutputOf<typeof endpoint>> {
  const { upload, head } = await openImport(actor, input.upload);
  const change = newId();
  const report: Mutable<ImportReport> = {
    change,
    name: upload.name,
    state: 'running',
    done: 0,
    size: upload.size,
    added: 0,
    merged: 0,
    skipped: 0,
    groups: 0,
    faults: [],
    faultCount: 0,
    error: '',
  };
  keep(actor.account, report);
  const cards = new ImportedCards(actor, change, input);
  const columns = head.columns.map((guess, at) => {
    const chosen = input.column[at] ?? guess;
    return COLUMN_TARGETS.includes(chosen) ? chosen : guess;
  });
  const work = async (): Promise<void> => {
    for await (const stretch of readContactFile(actor.account, upload.path, head, columns)) {
      for (const found of stretch.contacts) {
        await cards.take(found);
        Object.assign(report, cards.counts);
      }
      report.faults = [...report.faults, ...stretch.faults].slice(0, FAULTS);
      report.faultCount += stretch.faults.length;
      report.done = stretch.done;
    }
    await cards.finish();
    await store().uploads.delete(actor.account, [upload.id]);
  };
  work()
    .then(
      () => void (report.state = 'done'),
      (cause: unknown) => {
        report.state = 'failed';
        report.error = toAppError(cause).code;
      },
    )
    .finally(() => {
      Object.assign(report, cards.counts);
      forgetPeople(actor.account);
    })
    .catch(() => undefined); // nothing in it can fail: what went wrong stands in the report
  return { change };
}

/** How far an import came; `undefined` when it was of another account, or too long ago. */
export function readImportReport(actor: AccountAccess, change: string): ImportReport | undefined {
  const kept = reports().get(change);
  return kept && kept.account === actor.account && kept.until > Date.now() ? kept.report : undefined;
}

function keep(account: AccountId, report: Mutable<ImportReport>): void {
  const all = reports();
  const now = Date.now();
  all.set(report.change, { account, until: now + REPORT_LIFE, report });
  for (const [change, { until }] of all) if (until <= now || all.size > REPORTS) all.delete(change);
}
