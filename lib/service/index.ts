/**
 * What Tupai does, one use case per file: who acts (a session or a job), input that the contract has parsed, and out
 * comes what the contract promises. Knows nothing of HTTP, cookies or screens; throws AppError only.
 */
import type * as contract from '#lib/contract/index.ts';
import type { InputOf, OutputOf, Endpoint } from '#lib/contract/index.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import type { Session } from '#lib/session/index.ts';

type UseCase<E extends Endpoint, A = AccountAccess> = (actor: A, input: InputOf<E>, signal?: AbortSignal) => Promise<OutputOf<E>>;

/** Sign-in and sign-out are called by lib/http only. */
export declare const listSessions: UseCase<typeof contract.listSessions, Session>;
export declare const endSessions: UseCase<typeof contract.endSessions, Session>;

export declare const listMailboxes: UseCase<typeof contract.listMailboxes>;
export declare const createMailbox: UseCase<typeof contract.createMailbox>;
export declare const renameMailbox: UseCase<typeof contract.renameMailbox>;
export declare const deleteMailbox: UseCase<typeof contract.deleteMailbox>;
export declare const subscribeMailbox: UseCase<typeof contract.subscribeMailbox>;
export declare const emptyMailbox: UseCase<typeof contract.emptyMailbox>;

/** `limit` missing: the person's page size. */
export declare const listMessages: UseCase<typeof contract.listMessages>;
/** `markRead`: set \Seen now and answer with it (for `?read=1`). Never fails because of the flag. */
export declare const readMessage: (
  actor: AccountAccess,
  input: InputOf<typeof contract.readMessage> & { markRead?: boolean },
  signal?: AbortSignal,
) => Promise<contract.MessageView>;
export declare const readHtmlBody: UseCase<typeof contract.readHtmlBody>;
/** The message as stored, as text for a screen (UTF-8, wrong bytes replaced), at most `maxBytes`; `headersOnly` stops at the body. */
export declare const readSourceText: (
  actor: AccountAccess,
  input: InputOf<typeof contract.readMessage> & { headersOnly?: boolean; maxBytes?: number },
  signal?: AbortSignal,
) => Promise<{ text: string; truncated: boolean }>;
export declare const setFlags: UseCase<typeof contract.setFlags>;
export declare const moveMessages: UseCase<typeof contract.moveMessages>;
export declare const copyMessages: UseCase<typeof contract.copyMessages>;
export declare const deleteMessages: UseCase<typeof contract.deleteMessages>;
export declare const actOnMessages: UseCase<typeof contract.actOnMessages>;

/** Everything the compose page shows, whatever it starts from: a mode, a message, a draft, a mailto link or a parked form. */
export declare const startComposer: (actor: Session, start: contract.ComposeStart, signal?: AbortSignal) => Promise<contract.ComposeView>;
export declare const listSubmissions: UseCase<typeof contract.listSubmissions>;
/** @throws AppError submission.missing */
export declare const getSubmission: (actor: AccountAccess, input: { id: string }) => Promise<contract.SubmissionView>;
export declare const decideSubmission: UseCase<typeof contract.decideSubmission, Session>;

export declare const listContacts: UseCase<typeof contract.listContacts>;
/** @throws AppError contact.missing */
export declare const getContact: (actor: AccountAccess, input: { id: string }) => Promise<contract.ContactView>;
export declare const saveContact: UseCase<typeof contract.saveContact>;
export declare const deleteContact: UseCase<typeof contract.deleteContact>;

export declare const readSettings: UseCase<typeof contract.readSettings>;
export declare const saveSettings: UseCase<typeof contract.saveSettings>;
export declare const listIdentities: (actor: AccountAccess) => Promise<contract.IdentityView[]>;
export declare const saveIdentity: UseCase<typeof contract.saveIdentity>;
export declare const deleteIdentity: UseCase<typeof contract.deleteIdentity>;

/** Fields as a form sends them: one value or several under a name. */
export type FormFields = Readonly<Record<string, string | readonly string[]>>;
/** The typed text of a form that failed, by the `form` of the page's query; `undefined` when it is gone or not theirs. */
export declare const openParkedForm: (actor: Session, id: string) => Promise<FormFields | undefined>;
