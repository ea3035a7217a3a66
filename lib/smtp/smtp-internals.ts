import SMTPConnection, { type SMTPConnectionOptions } from 'nodemailer/lib/smtp-connection';
import type { Socket } from 'node:net';
import type { Readable } from 'node:stream';
import type { TLSSocket } from 'node:tls';

/** An error of nodemailer: `code` names the stage, `responseCode` and `response` are the server's reply where there was one. */
export interface StageError extends Error {
  readonly code?: string | undefined;
  readonly originalCode?: string | undefined;
  readonly command?: string | undefined;
  readonly response?: string | undefined;
  readonly responseCode?: number | undefined;
  readonly recipient?: string | undefined;
}

type Answer<T> = (error: Error | null, result?: T) => void;

/**
 * The members of nodemailer 10's SMTPConnection that it doesn't document and that {@link SafeConnection} needs: nodemailer
 * has no other way to stop between the reply to DATA and the first byte of content. submit-message.itest.ts holds every one
 * of them to its meaning, so that an update that changes one shows there.
 */
export interface SmtpInternals extends SMTPConnection {
  _socket: Socket | TLSSocket;
  _envelope: { mailError?: StageError; rejectedErrors: StageError[]; accepted: string[] };
  _responseActions: ((this: SmtpInternals, reply: string) => void)[];
  _supportedExtensions: string[];
  _supportedAuth: string[];
  _ehloLines?: string[];
  _maxAllowedSize: number;
  allowsAuth: boolean;
  secure: boolean;
  name: string;
  _sendCommand(command: string, logged?: string): void;
  _onConnect(): void;
  _onError(error: Error, code: string, reply: string | false, command: string): void;
  _actionEHLO(reply: string): void;
  _actionDATA(reply: string, done: Answer<unknown>): void;
  _envelopeError(reply: string): Error | null;
  _createSendStream(done: Answer<string>): Readable;
  _upgradeConnection(done: (error: Error | null, secured?: boolean) => void): void;
}

export const SmtpBase = SMTPConnection as unknown as new (options: SMTPConnectionOptions) => SmtpInternals;
