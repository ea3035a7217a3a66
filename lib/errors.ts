/**
 * Every failure Tupai can name: the HTTP status it becomes and whether trying the same thing again may help.
 * What the person reads stands under the same code in lib/i18n (`errors.<code>`): what happened, what Tupai did, what to do.
 */
export const ERRORS = {
  'auth.required': { status: 401, retry: false },
  'auth.rejected': { status: 401, retry: false },
  'auth.throttled': { status: 429, retry: true },
  'request.cross_site': { status: 403, retry: false },
  'request.wrong_host': { status: 421, retry: false },
  'request.not_found': { status: 404, retry: false },
  'request.range': { status: 416, retry: false },
  'request.malformed': { status: 400, retry: false },
  'input.invalid': { status: 422, retry: false },
  'input.too_large': { status: 413, retry: false },
  'input.no_selection': { status: 422, retry: false },
  'mailbox.missing': { status: 404, retry: false },
  'mailbox.exists': { status: 409, retry: false },
  'mailbox.name_invalid': { status: 422, retry: false },
  'mailbox.protected': { status: 409, retry: false },
  'mailbox.read_only': { status: 403, retry: false },
  'mailbox.renumbered': { status: 409, retry: false },
  'message.gone': { status: 404, retry: false },
  'message.unreadable': { status: 422, retry: false },
  'part.missing': { status: 404, retry: false },
  'part.too_many_pixels': { status: 422, retry: false },
  'print.no_document': { status: 500, retry: true },
  'pins.full': { status: 409, retry: false },
  'quota.exceeded': { status: 507, retry: false },
  'imap.unreachable': { status: 503, retry: true },
  'imap.insecure': { status: 502, retry: false },
  'imap.busy': { status: 503, retry: true },
  'imap.timeout': { status: 504, retry: true },
  'imap.refused': { status: 502, retry: true },
  'imap.search_charset': { status: 422, retry: false },
  'imap.no_uidplus': { status: 409, retry: false },
  'imap.unknown_outcome': { status: 504, retry: false },
  'operation.cancelled': { status: 409, retry: true },
  'snooze.not_offered': { status: 409, retry: false },
  'smtp.unreachable': { status: 503, retry: true },
  'smtp.insecure': { status: 502, retry: false },
  'smtp.auth': { status: 502, retry: false },
  'smtp.recipients': { status: 422, retry: false },
  'smtp.rejected': { status: 422, retry: false },
  'smtp.deferred': { status: 503, retry: true },
  'smtp.too_large': { status: 413, retry: false },
  'smtp.no_utf8': { status: 422, retry: false },
  'submission.unknown': { status: 409, retry: false },
  'submission.missing': { status: 404, retry: false },
  'submission.final': { status: 409, retry: false },
  'submission.too_many': { status: 429, retry: true },
  'recipient.none': { status: 422, retry: false },
  'recipient.invalid': { status: 422, retry: false },
  'recipient.too_many': { status: 422, retry: false },
  'draft.changed': { status: 409, retry: false },
  'template.missing': { status: 404, retry: false },
  'identity.missing': { status: 422, retry: false },
  'identity.last': { status: 409, retry: false },
  'upload.missing': { status: 410, retry: false },
  'contact.missing': { status: 404, retry: false },
  'directory.unreachable': { status: 502, retry: true },
  'book.off': { status: 403, retry: false },
  'book.none': { status: 422, retry: false },
  'book.rejected': { status: 422, retry: false },
  'book.elsewhere': { status: 422, retry: false },
  'book.missing': { status: 410, retry: false },
  'book.gone': { status: 404, retry: false },
  'book.unfit': { status: 502, retry: false },
  'book.refused': { status: 422, retry: false },
  'book.full': { status: 507, retry: false },
  'book.read_only': { status: 403, retry: false },
  'contact.file_unknown': { status: 422, retry: false },
  'contact.photo': { status: 422, retry: false },
  'remote.off': { status: 403, retry: false },
  'remote.busy': { status: 429, retry: true },
  'remote.refused': { status: 422, retry: false },
  'remote.unreachable': { status: 502, retry: true },
  'remote.unfit': { status: 422, retry: false },
  'redirect.loop': { status: 422, retry: false },
  'receipt.not_asked': { status: 409, retry: false },
  'invitation.not_answerable': { status: 409, retry: false },
  'list.no_one_click': { status: 409, retry: false },
  'list.not_left': { status: 502, retry: true },
  'form.expired': { status: 410, retry: false },
  'session.missing': { status: 404, retry: false },
  'store.unavailable': { status: 503, retry: true },
  'storage.full': { status: 507, retry: false },
  'server.busy': { status: 503, retry: true },
  'config.invalid': { status: 500, retry: false },
  internal: { status: 500, retry: false },
} as const satisfies Record<string, { status: number; retry: boolean }>;

export type ErrorCode = keyof typeof ERRORS;

/** What an error may carry besides its code. */
export interface AppErrorOptions extends ErrorOptions {
  /** The server's own words (IMAP or SMTP text), shown as plain text behind "Details". Never a secret. */
  readonly detail?: string | undefined;
  /** Values for the text of the catalogue, e.g. the mailbox name. Hostile: always rendered as text. */
  readonly values?: Readonly<Record<string, string | number>> | undefined;
  /** Which input field is wrong, by its name in the contract; empty when no single field is to blame. */
  readonly field?: string | undefined;
}

const BRAND = Symbol.for('tupai.AppError'); // instanceof fails between the module graphs that Next keeps

/** A failure with a name from the catalogue. `cause` is for the log only and never leaves the server. */
export class AppError extends Error {
  readonly [BRAND] = true;
  readonly code: ErrorCode;
  readonly detail: string | undefined;
  readonly values: Readonly<Record<string, string | number>>;
  readonly field: string | undefined;

  constructor(code: ErrorCode, options: AppErrorOptions = {}) {
    super(options.detail ? `${code}: ${options.detail}` : code, options);
    this.name = 'AppError';
    this.code = code;
    this.detail = options.detail;
    this.values = options.values ?? {};
    this.field = options.field;
  }
}

export const isAppError = (value: unknown): value is AppError => value instanceof Error && BRAND in value;

/** The error itself when it has a name, else `internal` with the original as cause. */
export const toAppError = (value: unknown): AppError =>
  isAppError(value) ? value : new AppError('internal', { cause: value });

export const isErrorCode = (value: string): value is ErrorCode => Object.hasOwn(ERRORS, value);
