import type { Database } from './database.ts';
import { keepAccounts } from './keep-accounts.ts';
import { keepBooks } from './keep-books.ts';
import { keepContacts } from './keep-contacts.ts';
import { keepIdentities } from './keep-identities.ts';
import { keepJobCredentials } from './keep-job-credentials.ts';
import { keepParkedForms } from './keep-parked-forms.ts';
import { keepSessions } from './keep-sessions.ts';
import { keepSettings } from './keep-settings.ts';
import { keepSnoozes } from './keep-snoozes.ts';
import { keepSubmissions } from './keep-submissions.ts';
import { keepTemplates } from './keep-templates.ts';
import { keepThrottle } from './keep-throttle.ts';
import { keepUploads } from './keep-uploads.ts';
import { layOutFiles } from './lay-out-files.ts';
import { migrate } from './migrate.ts';
import { rereadContacts } from './write-contact.ts';
import type { Store } from './store.ts';
import { sweepStore } from './sweep-store.ts';

/**
 * Brings the database up to date and puts the repositories over it. Files of rows lie under `dataDir` (absolute).
 *
 * @throws AppError config.invalid when a newer Tupai wrote it, store.unavailable, storage.full
 */
export async function openStore(database: Database, dataDir: string): Promise<Store> {
  await migrate(database);
  await rereadContacts(database);
  return {
    sessions: keepSessions(database),
    throttle: keepThrottle(database),
    settings: keepSettings(database),
    identities: keepIdentities(database),
    templates: keepTemplates(database),
    contacts: keepContacts(database),
    books: keepBooks(database),
    submissions: keepSubmissions(database),
    jobCredentials: keepJobCredentials(database),
    snoozes: keepSnoozes(database),
    parkedForms: keepParkedForms(database),
    uploads: keepUploads(database),
    accounts: keepAccounts(database, dataDir),
    files: layOutFiles(dataDir),
    copy: (path) => database.copy(path),
    ask: () => database.ask(),
    sweep: (now) => sweepStore(database, dataDir, now),
    close: () => database.close(),
  };
}
