import { readFile } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { TIMES, type Config } from '../config.ts';
import { AppError } from '../errors.ts';
import { SafeConnection, type SafetyRules } from './safe-connection.ts';

/**
 * Connects and greets: TLS as configured and never less, certificate checked by authority or pin. The socket is ours, so
 * that names are looked up as the system does (nodemailer asks name servers past /etc/hosts). Resolves after the last EHLO.
 *
 * @throws AppError smtp.unreachable | config.invalid (the CA file); errors of nodemailer's stages as they are.
 */
export async function openConnection(
  server: Config['smtp'],
  rules: Omit<SafetyRules, 'pin'>,
  watch: (connection: SafeConnection) => void,
): Promise<SafeConnection> {
  const ca = server.ca === '' ? undefined : await readAuthority(server.ca);
  const connection = new SafeConnection(
    {
      host: server.host,
      port: server.port,
      connection: await openSocket(server.host, server.port),
      secure: server.tls === 'tls',
      requireTLS: server.tls === 'starttls',
      ignoreTLS: server.tls === 'none',
      ...(server.servername !== '' && { servername: server.servername }),
      tls: { ...(ca && { ca }), rejectUnauthorized: server.pin === '' },
      connectionTimeout: TIMES.smtpConnect,
      greetingTimeout: TIMES.smtpConnect,
      socketTimeout: TIMES.smtpReply,
    },
    { ...rules, pin: server.pin },
  );
  watch(connection);
  await step(connection, (done) => connection.connect(done));
  return connection;
}

/** One step of the dialogue: its callback, or the error or end of the connection, whatever comes first. */
export function step<T>(
  connection: SafeConnection,
  run: (done: (error?: Error | null, result?: T) => void) => void,
): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    const ended = (): void => reject(new Error('Connection closed'));
    connection.once('error', reject).once('end', ended);
    run((error, result) => {
      connection.off('error', reject).off('end', ended);
      if (error) reject(error);
      else resolve(result);
    });
  });
}

function openSocket(host: string, port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, timeout: TIMES.smtpConnect });
    const fail = (cause: Error): void => {
      socket.destroy();
      reject(new AppError('smtp.unreachable', { cause, detail: cause.message }));
    };
    socket.once('error', fail);
    socket.once('timeout', () => fail(new Error(`no connection to ${host} in time`)));
    socket.once('connect', () => {
      socket.removeAllListeners();
      socket.setTimeout(0);
      resolve(socket);
    });
  });
}

async function readAuthority(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (cause) {
    throw new AppError('config.invalid', { cause, detail: `TUPAI_SMTP_CA is wrong: ${file} can't be read.` });
  }
}
