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
