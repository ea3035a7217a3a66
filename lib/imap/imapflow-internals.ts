import type { ImapAttributeList, ImapAttributeNode, ImapResponse } from 'imapflow';
import type { Writable } from 'node:stream';

/** What the command compiler takes: an atom, string, literal or sequence set, or a parenthesised list of them. */
export type Token = ImapAttributeNode | readonly Token[];

export interface CommandOptions {
  /** Called for each untagged response of that name while the command runs; its own handlers go before the global ones. */
  untagged?: Record<string, (response: ImapResponse) => Promise<void>>;
  /** Called when the server asks for more ("+"). */
  onPlusTag?: () => Promise<void>;
  /** Sees the bytes of each untagged line, and the literals cut out of it, before they are parsed; true takes the line. */
  raw?: (line: Buffer, literals: readonly Buffer[]) => boolean;
}

/** Cuts what the server sends into lines and literals. */
export interface LiteralStream {
  readonly destroyed: boolean;
  /** 1 within a line, 2 within a literal. */
  state: number;
  /** Octets of the present literal that have not come yet. */
  literalWaiting: number;
  /** Pieces of the present literal. */
  readonly literalBuffer: readonly Buffer[];
  /** Those of the present response that are complete. */
  readonly literals: Buffer[];
  /** Takes a piece from `start` on. @returns where to go on after a change of state; `null` at its end */
  processChunkSegment(chunk: Buffer, start: number): Promise<number | null>;
}

/**
 * The part of imapflow 2.10 that its type declarations leave out and that the lane uses (research: imap.md §1.3). Nothing
 * else in Tupai may touch it; an upgrade of imapflow is checked against this one file.
 */
declare module 'imapflow' {
  interface FetchMessageObject {
    /** PREVIEW (RFC 8970), which only our own parser reads; `null` when the server has none yet. */
    preview?: string | null;
    /** Recipients that our own parser left out of the envelope. */
    leftOut?: number;
  }

  interface FetchMessageObject {
    /** BINARY.SIZE of the one part that was asked for; put there by {@link readBinarySize}. */
    binarySize?: number;
  }
  interface ImapFlow {
    /** Implementations by command name. `run()` breaks IDLE before it calls one; `exec()` does not. */
    commands: ReadonlyMap<string, (connection: ImapFlow, ...args: never[]) => Promise<unknown>>;
    /** What happens with untagged responses that no running command takes. */
    untaggedHandlers: Record<string, (response: ImapResponse) => Promise<void>>;
    /** The server refused IDLE. */
    skipIdle?: boolean;
    currentRequest: false | { readonly options?: CommandOptions };
    /** A TLS socket has the three optional members. */
    socket:
      | (Writable & {
          readonly encrypted?: boolean;
          readonly authorized?: boolean;
          getPeerCertificate?(): { readonly raw?: Buffer };
        })
      | false;
    writeSocket: Writable | false;
    readonly streamer: LiteralStream;
    /**
     * Sends a command. `next()` of the answer must be called, before anything else is awaited: the reader waits for it.
     *
     * @throws Error with `responseStatus` and `response` when the answer is NO or BAD.
     */
    exec(
      command: string,
      attributes: readonly Token[],
      options: CommandOptions,
    ): Promise<{ readonly response: ImapResponse; next(): void }>;
    run(command: string, ...args: unknown[]): Promise<unknown>;
    handleResponse(data: { payload: Buffer; literals: Buffer[] }): Promise<boolean>;
    /** Called for a greeting that says somebody is signed in already. */
    initialPREAUTH(): Promise<void>;
    emitError(error: Error): void;
  }
}

/** What imapflow hangs on its errors. */
export interface ImapFailure extends Error {
  readonly code?: string;
  readonly responseStatus?: string;
  readonly responseText?: string;
  readonly serverResponseCode?: string;
  /** Parsed, or already made into text by the commands of imapflow itself. */
  readonly response?: ImapResponse | string | false;
  readonly authenticationFailed?: boolean;
  readonly tlsFailed?: boolean;
  /** Text of the server's BYE. */
  readonly reason?: string;
}

/** Response code and human-readable text of a status response (RFC 9051 §7.1). */
export interface Completion {
  /** In upper case; `''` when there is none. */
  readonly code: string;
  readonly codeArguments: ImapAttributeList;
  readonly text: string;
}

export function readCompletion(response: ImapResponse): Completion {
  const first = response.attributes?.[0];
  const section = first && !Array.isArray(first) && !first.value ? (first.section ?? []) : [];
  const [name, ...codeArguments] = section;
  const texts = (response.attributes ?? []).filter((one) => one?.type === 'TEXT').map((one) => valueText(one));
  return { code: valueText(name).toUpperCase(), codeArguments, text: texts.join(' ').trim() };
}

/** The value of BINARY.SIZE (RFC 3516 §4.3) in a FETCH response, which imapflow does not read. */
export function readBinarySize({ attributes }: ImapResponse): { binarySize?: number } {
  const list = attributes?.[1];
  if (!Array.isArray(list)) return {};
  const named = (value: unknown): boolean => typeof value === 'string' && /^BINARY\.SIZE(?:\[|$)/i.test(value);
  const at = list.findIndex((item) => named(item?.value));
  const size = at < 0 ? '' : valueText(list[at + 1]);
  return /^\d{1,15}$/.test(size) ? { binarySize: Number(size) } : {};
}

/** The text of a token; `''` for NIL and lists. Literals are read as UTF-8. */
export function valueText(token: ImapAttributeList[number] | undefined): string {
  const value = token?.value;
  if (Buffer.isBuffer(value)) return value.toString();
  return value === undefined || value === null ? '' : String(value);
}
