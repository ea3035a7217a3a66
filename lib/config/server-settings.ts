import * as read from './parse-values.ts';

/** Settings that every server of the house has. */
export const serverSettings = (about: string, host: string, port: string, tls: string) => ({
  host: { about: `Host name of the ${about} server.`, fallback: host, parse: read.host },
  port: { about: `Port of the ${about} server.`, fallback: port, parse: read.port },
  tls: {
    about: `How the connection to the ${about} server is protected: \`tls\` (from the first byte), \`starttls\` (required), or \`none\` (only to this machine).`,
    fallback: tls,
    parse: read.oneOf('tls', 'starttls', 'none'),
  },
  ca: {
    about: "PEM file of a private certificate authority to trust for it; empty: the system's.",
    fallback: '',
    parse: read.text,
  },
  pin: {
    about:
      'SHA-256 fingerprint (hex, colons allowed) of the one certificate to accept, instead of the authority check; empty: the ordinary check.',
    fallback: '',
    parse: read.fingerprint,
  },
  servername: {
    about: 'Name expected in the certificate when it is not the host name.',
    fallback: '',
    parse: read.text,
  },
});
