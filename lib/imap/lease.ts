import type { FetchMessageObject, ImapResponse } from 'imapflow';
import { formatMessageResponse, mergeFetchRows } from 'imapflow/lib/tools.js';
import { AppError, type ErrorCode } from '../errors.ts';
import { TIMES } from '../config.ts';
import type { Uid, UidValidity } from '../mail/message-ref.ts';
import { atom, atoms, sequence } from './command-tokens.ts';
import type { Change } from './describe-change.ts';
import { readBinarySize, valueText, type CommandOptions, type Completion, type Token } from './imapflow-internals.ts';
import type { Lane, Selected } from './lane.ts';
import type { MailboxState } from './mailbox-state.ts';
import type { MailboxView } from './mailbox-view.ts';
import { isRefusal, isUnsendable, nameError } from './name-error.ts';
import { unpackUids } from './pack-uids.ts';
import { parseFetch } from './parse-fetch.ts';
import type { RowShelf } from './row-cache.ts';
import type { KnownUpTo } from './selection-news.ts';
import { mailboxToken, selectMailbox } from './select-mailbox.ts';

export interface Request {
  readonly name: string;
  readonly tokens?: readonly Token[];
  readonly options?: CommandOptions;
  /** What NO without a telling response code means here; `imap.refused` by default. */
  readonly refusal?: ErrorCode;
}

/** What a lease needs from those who lend the connection. */
export interface LeaseHost {
  state(path: string): MailboxState;
  /** Sees each command before it is sent. */
  sending(name: string, tokens: readonly Token[]): void;
  /** Long work is alive: its deadline begins anew. */
  progressed(): void;
  /** A command that changes something was answered, or its answer was lost. */
  changed(change: Change): void;
}

/**
 * A connection lent to one task, which has it alone until it is done. Every failure leaves it as an AppError; after one
 * that was not the server's NO or BAD the connection is closed, because nobody knows what is still under way on it.
 */
export class Lease {
  readonly lane: Lane;
  readonly #host: LeaseHost;
  /** True once a command left whose effect must not happen twice: from then on nothing is tried again. */
  committed = false;
  /** True when such a command is known to have had no effect, because it never arrived whole. */
  harmless = false;

  constructor(lane: Lane, host: LeaseHost) {
    this.lane = lane;
    this.#host = host;
  }

  state(path: string): MailboxState {
    return this.#host.state(path);
  }

  progressed(): void {
    this.#host.progressed();
  }

  /** A command that changes nothing, or that may happen twice. */
  async ask({ name, tokens = [], options, refusal }: Request): Promise<Completion> {
    this.#host.sending(name, tokens);
    try {
      return await this.lane.command({ name, tokens, options });
    } catch (cause) {
      throw this.#ended(cause, refusal);
    }
  }

  /** A command that changes something: sent over a connection that is known to live, and never a second time. */
  async change(request: Request): Promise<Completion> {
    await this.#probe();
    this.committed = true;
    let done = false;
    try {
      const completion = await this.ask(request);
      done = true;
      return completion;
    } finally {
      this.#host.changed({ lane: this.lane, name: request.name, tokens: request.tokens ?? [], done });
    }
  }

  /**
   * Makes a mailbox the selected one.
   *
   * @param uidValidity what the caller knows; another one means that its UIDs name other messages now.
   * @throws AppError mailbox.missing | mailbox.renumbered
   */
  async select(path: string, uidValidity?: UidValidity): Promise<Selected> {
    const { lane } = this;
    const { epoch } = this.state(path);
    if (lane.selected?.path === path && !lane.doubtful) {
      // Another connection of ours stored or took something there: this one has not heard of it yet.
      if (lane.epoch < epoch) await this.ask({ name: 'NOOP' });
      else await this.#probe();
    }
    if (lane.selected?.path !== path || lane.doubtful) {
      const token = mailboxToken(lane, path); // a name that no mailbox can have costs nothing
      this.#host.sending('SELECT', [token]);
      try {
        const { selected, news } = await selectMailbox(lane, path, this.#knownUpTo(path));
        this.state(path).selected(selected, news);
      } catch (cause) {
        const error = this.#ended(cause, 'mailbox.missing');
        throw error.code === 'mailbox.missing'
          ? new AppError('mailbox.missing', { cause, detail: error.detail, values: { mailbox: path } })
          : error;
      }
    }
    lane.epoch = epoch;
    const { selected } = lane;
    if (!selected) throw new AppError('imap.unreachable');
    if (uidValidity !== undefined && selected.uidValidity !== uidValidity)
      throw new AppError('mailbox.renumbered', { values: { mailbox: path } });
    return selected;
  }

  /** From when on the server is asked for news: what this connection knows, and what the engine does. */
  #knownUpTo(path: string): KnownUpTo | undefined {
    if (!this.lane.qresync) return undefined;
    const engine = this.state(path).knownUpTo;
    const own = this.lane.knownUpTo(path);
    if (!engine || own?.uidValidity !== engine.uidValidity) return engine;
    return BigInt(own.modseq) < BigInt(engine.modseq) ? own : engine;
  }

  /** As `select`, and certain to see what came and went until now (also by another connection of ours). */
  async look(path: string, uidValidity?: UidValidity): Promise<Selected> {
    if (this.lane.selected?.path === path) await this.catchUp();
    return this.select(path, uidValidity);
  }

  /** Hears what came and went in the selected mailbox until now. Without it even STATUS counts what was there before. */
  async catchUp(): Promise<void> {
    const { lane } = this;
    if (!lane.selected) return;
    const { epoch } = this.state(lane.selected.path);
    await this.ask({ name: 'NOOP' });
    lane.epoch = epoch;
  }

  /** Messages came to or left the selected mailbox by what we did over this connection; the others have to hear of it. */
  changedHere(): void {
    const { lane } = this;
    if (!lane.selected) return;
    this.state(lane.selected.path).changedHere();
    lane.epoch += 1;
  }

  /** What this connection knows of the selected mailbox. */
  get view(): MailboxView {
    const { view } = this.lane;
    if (!view) throw new AppError('imap.unreachable');
    return view;
  }

  /** What the engine keeps of the messages of the selected mailbox. */
  get rows(): RowShelf {
    const { selected } = this.lane;
    if (!selected) throw new AppError('imap.unreachable');
    return this.state(selected.path).rows(selected.uidValidity);
  }

  /** Messages in the selected mailbox, as of the last answer of the server. */
  get exists(): number {
    return this.lane.mailbox ? this.lane.mailbox.exists : 0;
  }

  /**
   * Rows of the messages of a set, in the order of the mailbox. Messages that are no longer there are left out, and so are
   * rows that the server sends on its own, or that nobody can read.
   */
  async fetch(
    name: 'FETCH' | 'UID FETCH',
    set: string,
    items: readonly Token[],
    modifiers: readonly Token[] = [],
  ): Promise<FetchMessageObject[]> {
    const asked = items.some((item) => 'value' in item && item.value === 'FLAGS')
      ? new Set(unpackUids(set))
      : undefined;
    const { options, rows } = this.#collectRows(({ seq, uid }) => asked?.has(name === 'FETCH' ? seq : uid) === true);
    await this.ask({ name, tokens: [sequence(set), items, ...modifiers], options });
    return rows();
  }

  /**
   * UID STORE with its echo: the messages of the set that were there.
   *
   * @param unchangedSince leaves alone what changed after this MODSEQ (RFC 7162 §3.1.3); `''`: nothing.
   * @returns `refused`: what was left alone.
   */
  async store(
    set: string,
    sign: '+' | '-',
    flags: Token,
    unchangedSince = '',
  ): Promise<{ readonly rows: FetchMessageObject[]; readonly refused: readonly Uid[] }> {
    const { options, rows } = this.#collectRows(() => true);
    const condition = unchangedSince ? [atoms('UNCHANGEDSINCE', unchangedSince)] : [];
    const tokens = [sequence(set), ...condition, atom(`${sign}FLAGS`), flags];
    const { code, codeArguments } = await this.change({ name: 'UID STORE', tokens, options });
    if (this.lane.selected) this.state(this.lane.selected.path).marksChanged(unpackUids(set));
    const left = code === 'MODIFIED' ? codeArguments.map(valueText).join(',') : '';
    return { rows: rows(), refused: /^[\d:,]+$/.test(left) ? unpackUids(left) : [] };
  }

  /** @param asked whether the flags of a message were asked for. */
  #collectRows(asked: (row: FetchMessageObject) => boolean): {
    readonly options: CommandOptions;
    rows(): FetchMessageObject[];
  } {
    const { lane } = this;
    const found = new Map<number, FetchMessageObject>();
    const take = (row: FetchMessageObject): void => {
      lane.view?.told(row.seq, row.uid || undefined, row.flags);
      // Not an answer but news: the server tells the flags of a message that another program changed.
      if (row.flags && row.size === undefined && !asked(row) && lane.selected)
        this.state(lane.selected.path).marksChanged(row.uid ? [row.uid] : undefined);
      const before = found.get(row.seq);
      found.set(row.seq, before ? mergeFetchRows([before, row]) : row);
    };
    const raw = (line: Buffer, literals: readonly Buffer[]): boolean => {
      const row = parseFetch(line, literals);
      if (row) take(row);
      return row !== undefined;
    };
    const FETCH = async (response: ImapResponse): Promise<void> => {
      if (!lane.mailbox) return;
      const row = await formatMessageResponse(response, lane.mailbox, undefined, lane);
      take({ ...row, ...readBinarySize(response) });
    };
    return {
      options: { raw, untagged: { FETCH } },
      rows: () => [...found.values()].filter(({ uid }) => uid > 0).sort((a, b) => a.seq - b.seq),
    };
  }

  /** A connection that was quiet for long may be dead without a sign; a change must not be what finds out. */
  async #probe(): Promise<void> {
    if (performance.now() - this.lane.heardAt > TIMES.imapProbe && !this.committed) await this.ask({ name: 'NOOP' });
  }

  #ended(cause: unknown, refusal?: ErrorCode): AppError {
    if (isRefusal(cause) || isUnsendable(cause)) return nameError(cause, refusal);
    const { fault } = this.lane;
    this.lane.close();
    return nameError(fault ?? cause, refusal);
  }
}
