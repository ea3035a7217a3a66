/** Names under which mail systems report, and nobody else writes (RFC 2142, and what servers use). */
const SYSTEM = /^(?:mailer-?daemon|postmaster|mdaemon|mail-?daemon|mail\.delivery|microsoftexchange[\w-]*)(?:[+@-]|$)/i;

/** Whether an address is one from which a mail system reports; no person is there. */
export const isMailSystem = (address: string): boolean => SYSTEM.test(address);
