import { createHash } from 'node:crypto';
import { ImapFlow, type ImapFlowOptions, type ImapResponse } from 'imapflow';
import { hasCapability } from 'imapflow/lib/tools.js';
import { AppError } from '../errors.ts';
import type { Uid } from '../mail/message-ref.ts';
import { gatherLiterals } from './gather-literals.ts';
import { readCompletion, valueText, type CommandOptions, type Completion, type Token } from './imapflow-internals.ts';
import { MailboxView } from './mailbox-view.ts';
import type { LaneObserver } from './observe-lane.ts';
import type { KnownUpTo, SelectionNews } from './selection-news.ts';
import { expandRanges, readRanges } from './set-ranges.ts';

/** What SELECT said (RFC 9051 §6.3.2). `exists` is of that moment; the lane keeps the present one. */
export interface Selected {
  readonly path: string;
  readonly uidValidity: number;
  /** 0 when the server does not tell. */
  readonly uidNext: number;
  readonly exists: number;
  readonly readOnly: boolean;
  /** `undefined` when the server does not tell: then any flag may be kept. */
  readonly permanentFlags: readonly string[] | undefined;
  /** `''` without CONDSTORE. */
  readonly highestModseq: string;
}

/** What must be true of the connection before a password crosses it. */
export interface LaneSecurity {
  /** False only for `TUPAI_IMAP_TLS=none`. */
  readonly encrypted: boolean;
  /** SHA-256 of the one accepted certificate, lower-case hex; `''` for the ordinary check. */
  readonly pin: string;
}

const MAX_VIEWS = 8;
const COMMAND = 'TUPAI'; // the name under which run() finds our own commands; it never reaches the wire

interface Request {
  readonly name: string;
  readonly tokens: readonly Token[];
  readonly options: CommandOptions;
  /** Runs before the next line of the server is read. */
  readonly settle?: ((done: ImapResponse) => void) | undefined;
}

/**
 * One IMAP connection. imapflow gives it the socket, TLS, sign-in, the parser and the breaking of IDLE; the commands after
 * sign-in are our own, so that each answer, and each refusal with its reason, is seen as the server gave it.
 */
export class Lane extends ImapFlow {
  /** Why the connection ended, when anything but the close itself told. */
  fault: Error | undefined;
  /** Time of the last answer, in milliseconds of the process: a clock that is set must not make it old. */
  heardAt = performance.now();
  /** The open mailbox; `undefined` when there is none, or when its name may no longer be its own. */
  selected: Selected | undefined;
  /** The engine's count of changes to the selected mailbox that this connection has seen. */
  epoch = 0;
  /** The server names the messages that leave (VANISHED), instead of their places (EXPUNGE). */
  qresync = false;
  /** The server refused to search for anything but ASCII. */
  asciiSearch = false;
  /**
   * The server warned (untagged NO, RFC 9051 §7.1): it may have lost the open mailbox. Dovecot warns so when another program
   * deleted it and made it anew, and then goes on in the new one under the old UIDVALIDITY.
   */
  doubtful = false;
  /** Nobody between us and the server can have written what came last: the line is encrypted, or is not meant to be. */
  guarded = false;
  /** Flags and keywords that the open mailbox may hold, in lower case. */
  keywords: ReadonlySet<string> = new Set();
  /** The message that the last EXPUNGE took, when it was known. */
  gone: Uid | undefined;
  /** Sees what goes over it, once signed in. */
  observer: LaneObserver | undefined;
  readonly #views = new Map<string, MailboxView>();
  readonly #security: LaneSecurity;

  constructor(options: ImapFlowOptions, security: LaneSecurity) {
    super(options);
    this.#security = security;
    gatherLiterals(this.streamer);
    // Without a listener Node ends the process; whoever waits for a command learns of it by that command.
    this.on('error', (error: Error) => {
      this.fault = error;
    });
    this.untaggedHandlers['NO'] = () => {
      this.doubtful = true;
      return Promise.resolve();
    };
    this.untaggedHandlers['FLAGS'] = ({ attributes }) => {
      const [list] = attributes ?? [];
      this.keywords = new Set(Array.isArray(list) ? list.map((one) => valueText(one).toLowerCase()) : []);
      return Promise.resolve();
    };
    this.on('exists', ({ path, count, prevCount }) => {
      // Fewer without a word about who went: nothing that is known of the mailbox is right any more.
      if (count < prevCount) this.forget((known) => known === path);
      this.view?.counted(count);
    });
    this.on('expunge', ({ seq, uid }) => {
      this.gone = uid ?? (seq ? this.view?.uidAt(seq) : undefined);
      if (seq) this.view?.left(seq);
    });
    this.on('flags', ({ seq, uid, flags }) => this.view?.told(seq, uid, flags));
    this.commands = new Map([
      ...this.commands,
      [
        COMMAND,
        async (connection: ImapFlow, { name, tokens, options, settle }: Request): Promise<Completion> => {
          const done = await connection.exec(name, tokens, options);
          settle?.(done.response);
          done.next();
          return readCompletion(done.response);
        },
      ],
    ]);
  }

  /** What this connection knows of the open mailbox. */
  get view(): MailboxView | undefined {
    return this.selected && this.#views.get(this.selected.path);
  }

  /** Up to where this connection knows of a mailbox that it had open; `undefined` for one that it never had. */
  knownUpTo(path: string): KnownUpTo | undefined {
    return this.#views.get(path)?.knownUpTo;
  }

  /** SELECT was answered. */
  opened(selected: Selected, news?: SelectionNews): void {
    const view = this.#views.get(selected.path) ?? new MailboxView();
    this.#views.delete(selected.path);
    for (const oldest of this.#views.keys()) if (this.#views.size >= MAX_VIEWS) this.#views.delete(oldest);
    this.#views.set(selected.path, view);
    view.selected(selected, news);
    this.selected = selected;
    this.doubtful = false;
  }

  /** These names may stand for other mailboxes now: whatever is known of them is forgotten. */
  forget(test: (path: string) => boolean): void {
    if (this.selected && test(this.selected.path)) this.selected = undefined;
    for (const path of this.#views.keys()) if (test(path)) this.#views.delete(path);
  }

  /** Sends one command and waits for its OK. @throws the error of imapflow; `nameError` names it */
  async command(
    request: Omit<Request, 'options'> & { readonly options?: CommandOptions | undefined },
  ): Promise<Completion> {
    const { observer } = this;
    observer?.sent(request.name, request.tokens);
    const since = performance.now();
    try {
      const answer = await this.run(COMMAND, { ...request, options: request.options ?? {} } satisfies Request);
      this.heardAt = performance.now();
      observer?.answered(request.name, performance.now() - since);
      return answer as Completion;
    } catch (cause) {
      observer?.answered(request.name, performance.now() - since, cause);
      throw cause;
    }
  }

  /** Whether the server offers an extension, also as part of IMAP4rev2. */
  has(capability: string): boolean {
    return hasCapability(this, capability);
  }

  override async handleResponse(data: { payload: Buffer; literals: Buffer[] }): Promise<boolean> {
    this.observer?.heard(data.payload, data.literals);
    this.guarded = !this.#security.encrypted || (this.socket && this.socket.encrypted === true);
    const raw = this.currentRequest && this.currentRequest.options?.raw;
    if (raw && data.payload[0] === 0x2a && raw(data.payload, data.literals)) return true;
    if (this.#vanished(data.payload)) return true;
    return super.handleResponse(data);
  }

  /**
   * VANISHED (RFC 7162 §3.2.10) is read here, because a few octets may name more messages than imapflow can tell one by one.
   * Each is a message that was counted; a server that says otherwise is asked anew for all it has.
   */
  #vanished(line: Buffer): boolean {
    const head = /^\* VANISHED (?=[\d(])(\(EARLIER\) )?/i.exec(line.toString('latin1', 0, 32));
    if (!head || !this.mailbox) return head !== null;
    if (head[1]) return true; // only SELECT asks for these, and takes them itself
    const { mailbox, view } = this;
    const uids = expandRanges(readRanges(line, head[0].length), mailbox.exists);
    if (!uids) {
      this.emitError(new AppError('imap.unreachable', { detail: 'VANISHED names more messages than there are.' }));
      this.close();
      return true;
    }
    mailbox.exists -= uids.length;
    view?.vanished(uids);
    for (const uid of uids) this.emit('expunge', { path: mailbox.path, uid, vanished: true, earlier: false });
    return true;
  }

  /** A server that lets everybody in would make every password right. */
  override initialPREAUTH(): Promise<void> {
    this.emitError(
      new AppError('imap.insecure', { detail: 'The server says somebody is signed in already (PREAUTH).' }),
    );
    return Promise.resolve();
  }

  /** Runs after the greeting and before ID and sign-in, with TLS from the first byte too: the last moment to walk away. */
  override async upgradeToSTARTTLS(): Promise<boolean> {
    const upgraded = await super.upgradeToSTARTTLS();
    const refuse = (detail: string): never => {
      throw new AppError('imap.insecure', { detail });
    };
    const { encrypted, pin } = this.#security;
    const socket = this.socket;
    if (!encrypted) return upgraded;
    if (!socket || !socket.encrypted) return refuse('The connection is not encrypted.');
    if (pin) {
      const certificate = socket.getPeerCertificate?.();
      const found = certificate?.raw ? createHash('sha256').update(certificate.raw).digest('hex') : '';
      if (found !== pin) return refuse(`The certificate is not the pinned one; its SHA-256 is ${found || 'missing'}.`);
    } else if (!socket.authorized) return refuse('The certificate is not trusted.');
    return upgraded;
  }
}
