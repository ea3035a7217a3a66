import { once } from 'node:events';
import { connect } from 'node:tls';

/** For tests: points the configuration of this process at a submission server. */
export function useSubmission(server: {
  readonly host: string;
  readonly port: number;
  readonly tls: 'none' | 'starttls' | 'tls';
  readonly ca?: string;
  readonly pin?: string;
  readonly auth?: 'user' | 'none';
}): void {
  Object.assign(process.env, {
    TUPAI_PUBLIC_URLS: 'http://localhost:3000',
    TUPAI_SMTP_HOST: server.host,
    TUPAI_SMTP_PORT: String(server.port),
    TUPAI_SMTP_TLS: server.tls,
    TUPAI_SMTP_CA: server.ca ?? '',
    TUPAI_SMTP_PIN: server.pin ?? '',
    TUPAI_SMTP_AUTH: server.auth ?? 'user',
  });
  delete (globalThis as unknown as Record<symbol, unknown>)[Symbol.for('tupai.config')];
}

/** What a submission failed with. */
export const failure = async (sending: Promise<unknown>): Promise<unknown> => {
  try {
    await sending;
  } catch (error) {
    return error;
  }
  throw new Error('it was accepted');
};

/** SHA-256 of the certificate that the server shows, as an administrator would read it. */
export const fingerprint = async (smtps: { readonly host: string; readonly port: number }): Promise<string> => {
  const socket = connect({ host: smtps.host, port: smtps.port, rejectUnauthorized: false });
  await once(socket, 'secureConnect');
  const { fingerprint256 } = socket.getPeerCertificate();
  socket.destroy();
  return fingerprint256;
};
