import type { SMTPConnectionOptions } from 'nodemailer/lib/smtp-connection';
import { TLSSocket } from 'node:tls';
import { TIMES } from '../config.ts';
import { toAppError } from '../errors.ts';
import { SmtpBase } from './smtp-internals.ts';

/** What a submission may and must do; see {@link submitMessage}. */
export interface SafetyRules {
  /** Send to the accepted recipients although others were refused. */
  readonly allowPartial: boolean;
  /** Ask for SMTPUTF8 even when the addresses of the envelope alone would not need it. */
  readonly needsUtf8: boolean;
  /** Lower-case SHA-256 of the one certificate to accept, `''` for the ordinary check. */
  readonly pin: string;
  /** Awaited when the server waits for content, before its first byte. */
  beforeContent(): Promise<void>;
}

/** Thrown inside when the envelope must not go on; the refusals are in the connection's envelope. */
export class EnvelopeRefused extends Error {}

/**
 * nodemailer's connection with three promises added. (1) With PIPELINING it sends DATA along with MAIL and RCPT, so the
 * server may already wait for content when refusals are read: unless partial delivery was chosen, the connection is closed
 * then, and not one byte of content, not even the final dot, leaves. (2) The moment before content is announced and awaited.
 * (3) A pinned certificate is checked before anything is said over TLS.
 */
export class SafeConnection extends SmtpBase {
  readonly #rules: SafetyRules;
  /** True from just before the first byte of content on: from here the message may have been taken. */
  contentBegan = false;

  constructor(options: SMTPConnectionOptions, rules: SafetyRules) {
    super(options);
    this.#rules = rules;
  }

  override _envelopeError(reply: string): Error | null {
    const { rejectedErrors } = this._envelope;
    const error = super._envelopeError(reply);
    return (
      error ??
      (rejectedErrors.length > 0 && !this.#rules.allowPartial ? new EnvelopeRefused('recipients were refused') : null)
    );
  }

  override _actionDATA(reply: string, done: (error: Error | null, result?: unknown) => void): void {
    const refused = this._envelopeError(reply);
    if (refused) return this.#stop(refused, done);
    if (!/^[23]/.test(reply)) return super._actionDATA(reply, done);
    this.#rules.beforeContent().then(
      () => {
        if (this.destroyed) return; // the connection died meanwhile and has answered for itself
        this.contentBegan = true;
        super._actionDATA(reply, done);
      },
      (cause: unknown) => this.#stop(toAppError(cause), done), // not the server's fault
    );
  }

  /** Hangs up at the go-ahead: not even the "." of an empty message may leave, the accepted recipients would get one. */
  #stop(error: Error, done: (error: Error) => void): void {
    done(error);
    this.close();
  }

  override _createSendStream(done: (error: Error | null, reply?: string) => void) {
    const stream = super._createSendStream(done);
    // Content filters may think for long before they answer the final dot (RFC 5321 §4.5.3.2.6: ten minutes).
    stream.once('end', () => this._socket.setTimeout(TIMES.smtpFinal));
    return stream;
  }

  override _sendCommand(command: string, logged?: string): void {
    const wide =
      this.#rules.needsUtf8 &&
      command.startsWith('MAIL FROM:<') &&
      !/ SMTPUTF8\b/.test(command.slice(command.lastIndexOf('>')));
    super._sendCommand(wide ? `${command} SMTPUTF8` : command, logged);
  }

  override _onConnect(): void {
    const fault = this.secure ? this.#pinFault() : undefined;
    if (fault) this._onError(fault, 'ETLS', false, 'CONN');
    else super._onConnect();
  }

  override _upgradeConnection(done: (error: Error | null, secured?: boolean) => void): void {
    super._upgradeConnection((error, secured) => done(error ?? this.#pinFault() ?? null, secured));
  }

  #pinFault(): Error | undefined {
    if (this.#rules.pin === '') return undefined;
    const socket = this._socket;
    const seen = socket instanceof TLSSocket ? (socket.getPeerCertificate().fingerprint256 ?? '') : '';
    return seen.replaceAll(':', '').toLowerCase() === this.#rules.pin
      ? undefined
      : new Error('the certificate is not the pinned one');
  }

  /**
   * Tells the server the person's own address (Postfix XCLIENT) and greets it again, when it offers that. A refusal is no
   * failure: mail then goes as ours.
   */
  passClientAddress(address: string): Promise<void> {
    const offered = this._ehloLines?.some((line) => /^XCLIENT(?=.*\sADDR\b)/i.test(line)) ?? false;
    if (!offered) return Promise.resolve();
    return new Promise((resolve, reject) => {
      this.once('error', reject);
      this.once('end', () => reject(new Error('Connection closed')));
      this._responseActions.push((reply) => {
        if (!reply.startsWith('220')) return resolve();
        this._supportedExtensions = [];
        this._supportedAuth = [];
        this.allowsAuth = false;
        this.once('connect', resolve);
        this._responseActions.push(this._actionEHLO);
        this._sendCommand(`EHLO ${this.name}`);
      });
      this._sendCommand(`XCLIENT ADDR=${address.includes(':') ? `IPV6:${address}` : address}`);
    });
  }
}
