/**
 * The directory of the house (LDAP, RFC 4511), where the administrator names one: searched, never written, and never copied. Owns the
 * connection (StartTLS or TLS, verified), its limits and how entries become people. What people search for is handed on as values of
 * filter objects, never as filter text, so nothing in it can change the filter (RFC 4515).
 */
export { searchDirectory, stopDirectory } from './search-directory.ts';
