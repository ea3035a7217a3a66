import { readFile } from 'node:fs/promises';
import type { ConnectionOptions } from 'node:tls';
import { config, TIMES, type Config, type ServerConfig } from '../config.ts';
import { AppError } from '../errors.ts';
import { count } from '../metrics/index.ts';
import { accountIdFor } from './account-id-for.ts';
import { atom } from './command-tokens.ts';
import { hearAlerts } from './hear-alerts.ts';
import { Lane } from './lane.ts';
import { isRefusal, nameError, withoutServerWords } from './name-error.ts';
import { observeLane, type LaneKind } from './observe-lane.ts';

/** Who signs in. */
export interface Login {
  readonly user: string;
  readonly password: string;
  /** The person's own address, told to the server (IMAP ID) when the configuration says so; `''` when unknown. */
  readonly clientAddress: string;
  /** What for. */
  readonly kind: LaneKind;
}

const MAX_LITERAL = 64 * 1024 * 1024;
const UNUSABLE = /[\0\r\n]/; // would end a field of SASL PLAIN or the line of LOGIN

/**
 * Opens a connection and signs in: TLS as configured and verified before anything else is said, then IMAP ID, then the
 * password. A new instance each time, as imapflow's are good for one connection.
 *
 * @throws AppError auth.rejected | imap.unreachable | imap.insecure | imap.busy | imap.timeout
 */
export async function openLane(login: Login, signal?: AbortSignal): Promise<Lane> {
  if (!login.user || !login.password || UNUSABLE.test(login.user) || UNUSABLE.test(login.password))
    throw new AppError('auth.rejected');
  const { imap } = config();
  const lane = new Lane(await laneOptions(config(), login), { encrypted: imap.tls !== 'none', pin: imap.pin });
  const tellAlerts = hearAlerts(lane);
  const giveUp = (): void => lane.close();
  // Greeting and connect have their own deadlines inside; this one is for all steps of the sign-in together.
  const deadline = setTimeout(giveUp, TIMES.imapConnect + TIMES.imapGreeting + TIMES.imapCommand);
  signal?.addEventListener('abort', giveUp, { once: true });
  try {
    signal?.throwIfAborted();
    await lane.connect();
    await enableQresync(lane);
    const account = accountIdFor(login.user);
    observeLane(lane, login.user, { account, kind: login.kind });
    tellAlerts(account);
    count('tupai_imap_sign_ins_total', { kind: login.kind, outcome: 'ok' });
    return lane;
  } catch (cause) {
    lane.close();
    signal?.throwIfAborted();
    const error = lane.guarded ? nameError(cause) : withoutServerWords(nameError(cause), cause);
    count('tupai_imap_sign_ins_total', { kind: login.kind, outcome: error.code });
    throw error;
  } finally {
    clearTimeout(deadline);
    signal?.removeEventListener('abort', giveUp);
  }
}

/**
 * Whoever knows which messages left keeps its orders when others delete. Places still follow: UIDs ascend as sequence
 * numbers do, so a message that leaves moves up exactly those with a larger UID.
 */
async function enableQresync(lane: Lane): Promise<void> {
  if (!lane.has('QRESYNC')) return;
  try {
    await lane.command({ name: 'ENABLE', tokens: [atom('QRESYNC')] });
    lane.qresync = true;
  } catch (cause) {
    if (!isRefusal(cause)) throw cause; // advertised but not done: EXPUNGE goes on
  }
}

async function laneOptions({ imap, passClientAddress }: Config, { user, password, clientAddress }: Login) {
  return {
    host: imap.host,
    port: imap.port,
    secure: imap.tls === 'tls',
    // `true` makes imapflow stop where STARTTLS is missing; left undefined it would go on in clear text.
    ...(imap.tls === 'tls' ? {} : { doSTARTTLS: imap.tls === 'starttls' }),
    ...(imap.servername ? { servername: imap.servername } : {}),
    tls: await tlsOptions(imap),
    auth: { user, pass: password },
    clientInfo: {
      name: 'Tupai',
      version: false as const,
      vendor: false as const,
      'support-url': false as const,
      ...(passClientAddress && clientAddress ? { 'x-originating-ip': clientAddress } : {}),
    },
    connectionTimeout: TIMES.imapConnect,
    greetingTimeout: TIMES.imapGreeting,
    // Every command has a deadline of its own; this watchdog must only not end a warm connection before its time.
    socketTimeout: TIMES.imapKeepWarm + TIMES.imapBulk,
    logger: false as const,
    maxLiteralSize: MAX_LITERAL,
    maxLineLength: MAX_LITERAL / 2,
    maxResponseSize: MAX_LITERAL * 1.5,
    disableCompression: true,
    disableAutoIdle: true,
    // Without ENABLE mailbox names stay modified UTF-7 and SEARCH may name its charset, with every server alike.
    disableAutoEnable: true,
  };
}

/** A pin stands instead of the chain: the lane compares the certificate itself before the password leaves. */
async function tlsOptions({ ca, pin }: ServerConfig): Promise<ConnectionOptions> {
  const common: ConnectionOptions = { minVersion: 'TLSv1.2' };
  if (pin) return { ...common, rejectUnauthorized: false };
  if (!ca) return common;
  try {
    return { ...common, ca: await readFile(ca) };
  } catch (cause) {
    throw new AppError('config.invalid', { cause, detail: `TUPAI_IMAP_CA cannot be read: ${ca}` });
  }
}
