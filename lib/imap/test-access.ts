import type { AccountAccess } from '../mail/account-access.ts';
import { accountIdFor } from './account-id-for.ts';

/** For tests: points the configuration of this process at a listener, without TLS unless told otherwise. */
export function pointAt(
  { host, port }: { readonly host: string; readonly port: number },
  settings: Readonly<Record<string, string>> = {},
): void {
  const env = {
    TUPAI_IMAP_TLS: 'none',
    TUPAI_IMAP_CA: '',
    TUPAI_IMAP_PIN: '',
    TUPAI_IMAP_SERVERNAME: '',
    TUPAI_IMAP_CONNECTIONS: '3',
    ...settings,
  };
  Object.assign(process.env, env, {
    TUPAI_PUBLIC_URLS: 'http://localhost:3000',
    TUPAI_IMAP_HOST: host,
    TUPAI_IMAP_PORT: String(port),
  });
  delete (globalThis as unknown as Record<symbol, unknown>)[Symbol.for('tupai.config')];
}

/** For tests: somebody who may act for the account of that login at the present listener. */
export const accessOf = ({
  login,
  password,
}: {
  readonly login: string;
  readonly password: string;
}): AccountAccess => ({
  account: accountIdFor(login),
  user: login,
  clientAddress: '192.0.2.7',
  lendPassword: (lend) => lend(password),
});
