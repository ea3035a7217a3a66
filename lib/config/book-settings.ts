import * as read from './parse-values.ts';
import { serverSettings } from './server-settings.ts';

const ldap = serverSettings('LDAP', 'localhost', '389', 'starttls');

/** Where people's addresses may come from besides Tupai itself. */
export const BOOK_SETTINGS = {
  TUPAI_CARDDAV: {
    about:
      'Whether people may connect address books of CardDAV servers: `on` (servers on the public internet over HTTPS, and those of `TUPAI_CARDDAV_HOSTS`), or `off`.',
    fallback: 'on',
    parse: read.oneOf('on', 'off'),
  },
  TUPAI_CARDDAV_HOSTS: {
    about:
      'CardDAV servers that people may connect although they are in a private network, on another port than 443, or without HTTPS, separated by commas: `https://dav.example.lan, http://10.0.0.7:5232`. Passwords cross the network readable where one begins with `http:`.',
    fallback: '',
    parse: read.origins,
  },
  TUPAI_CARDDAV_CA: {
    about:
      "PEM file of a private certificate authority to trust for the servers of `TUPAI_CARDDAV_HOSTS`, or of their own certificates, which are then the only ones accepted; empty: the system's.",
    fallback: '',
    parse: read.text,
  },
  TUPAI_LDAP_HOST: {
    about:
      'Host name of a directory (LDAP) that people find addresses in, while they write and in Contacts. Empty: there is none.',
    fallback: '',
    parse: read.hostOrNot,
  },
  TUPAI_LDAP_PORT: { about: 'Port of the directory; 636 for `TUPAI_LDAP_TLS=tls`.', fallback: '389', parse: read.port },
  TUPAI_LDAP_TLS: ldap.tls,
  TUPAI_LDAP_CA: {
    ...ldap.ca,
    about:
      "PEM file of a private certificate authority to trust for it, or of the server's own certificate, which is then the only one accepted; empty: the system's.",
  },
  TUPAI_LDAP_SERVERNAME: ldap.servername,
  TUPAI_LDAP_BIND_DN: {
    about: 'Name (DN) that Tupai signs in with, e.g. `cn=tupai,dc=example,dc=org`. Empty: without a name.',
    fallback: '',
    parse: read.text,
  },
  TUPAI_LDAP_PASSWORD: { about: 'Password for `TUPAI_LDAP_BIND_DN`.', fallback: '', parse: read.text, secret: true },
  TUPAI_LDAP_BASE: {
    about: 'Where in the directory people are, e.g. `ou=people,dc=example,dc=org`.',
    fallback: '',
    parse: read.text,
  },
  TUPAI_LDAP_FILTER: {
    about: 'Who of them is found at all (RFC 4515), e.g. `(&(objectClass=inetOrgPerson)(!(employeeType=left)))`.',
    fallback: '(mail=*)',
    parse: read.text,
  },
  TUPAI_LDAP_SEARCHED: {
    about: 'Attributes that are searched for what somebody types.',
    fallback: 'cn,displayName,givenName,sn,mail',
    parse: read.attributes,
  },
  TUPAI_LDAP_NAMES: {
    about: 'Attributes that hold a name; the first one that an entry has is shown.',
    fallback: 'displayName,cn',
    parse: read.attributes,
  },
  TUPAI_LDAP_MAILS: { about: 'Attributes that hold mail addresses.', fallback: 'mail', parse: read.attributes },
} as const;
