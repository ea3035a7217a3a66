import type { AccountId } from '#lib/mail/mailbox-ref.ts';
import type { AccountRepository } from './accounts.ts';
import type { BookRepository } from './books.ts';
import type { ContactRepository } from './contacts.ts';
import type { IdentityRepository } from './identities.ts';
import type { JobCredentialRepository } from './job-credentials.ts';
import type { ParkedFormRepository } from './parked-forms.ts';
import type { SessionRepository } from './sessions.ts';
import type { SettingsRepository } from './settings.ts';
import type { SnoozeRepository } from './snoozes.ts';
import type { SubmissionRepository } from './submissions.ts';
import type { TemplateRepository } from './templates.ts';
import type { ThrottleRepository } from './throttle.ts';
import type { UploadRepository } from './uploads.ts';

/** Everything Tupai keeps that is not mail. Rows of another account are never returned, changed or deleted. */
export interface Store {
  readonly sessions: SessionRepository;
  readonly throttle: ThrottleRepository;
  readonly settings: SettingsRepository;
  readonly identities: IdentityRepository;
  readonly templates: TemplateRepository;
  readonly contacts: ContactRepository;
  readonly books: BookRepository;
  readonly submissions: SubmissionRepository;
  readonly jobCredentials: JobCredentialRepository;
  readonly snoozes: SnoozeRepository;
  readonly parkedForms: ParkedFormRepository;
  readonly uploads: UploadRepository;
  readonly accounts: AccountRepository;
  readonly files: Files;
  /** Writes the database into a new file; see Database.copy. */
  copy(path: string): Promise<void>;
  /** Asks the database for a sign of life. @throws AppError store.unavailable */
  ask(): Promise<void>;
  /** Deletes expired rows with their files, and files that no row names. */
  sweep(now: number): Promise<void>;
  close(): Promise<void>;
}

/** Where files of rows lie: directories of mode 0700 that exist. Write them with mode 0600. */
export interface Files {
  /** @throws AppError internal unless `id` is 32 hex digits */
  spool(account: AccountId, id: string): string;
  /** @throws AppError internal unless `id` is 32 hex digits */
  upload(account: AccountId, id: string): string;
}
