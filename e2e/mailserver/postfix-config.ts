import type { Coordinates } from './coordinates.ts';

export interface PostfixPaths {
  readonly configDir: string;
  readonly queueDir: string;
  readonly dataDir: string;
  readonly certificate: string;
  readonly key: string;
}

/** The largest message Postfix takes unless told otherwise: 30 MB. */
const MESSAGE_SIZE_LIMIT = 30 * 1024 * 1024;

/**
 * main.cf: every address of the domain is accepted at submission; LMTP to Dovecot then refuses unknown users, so that a
 * bounce comes back; so does mail to other domains, nothing ever leaves the machine. Addresses that begin with `refused` or `deferred` are turned down at RCPT (550, 450), and a subject
 * with `[reject-at-data]` after DATA (550).
 */
export const mainCf = (
  { domain, lmtp, logFiles }: Coordinates,
  paths: PostfixPaths,
  messageBytes = MESSAGE_SIZE_LIMIT,
): string => `compatibility_level = 3.6
queue_directory = ${paths.queueDir}
data_directory = ${paths.dataDir}
maillog_file = ${logFiles.postfix}
maillog_file_prefixes = ${paths.dataDir}
command_directory = /usr/sbin
daemon_directory = /usr/lib/postfix/sbin
mail_owner = postfix
setgid_group = postdrop
myhostname = mail.${domain}
mydestination =
mynetworks = 127.0.0.0/8
inet_interfaces = loopback-only
inet_protocols = ipv4
alias_maps =
alias_database =
virtual_mailbox_domains = ${domain} pam.${domain}
virtual_transport = lmtp:inet:${lmtp.host}:${lmtp.port}
default_transport = $virtual_transport
relay_transport = $virtual_transport
message_size_limit = ${messageBytes}
virtual_mailbox_limit = 0
mailbox_size_limit = 0
smtputf8_enable = yes
smtpd_peername_lookup = no
smtpd_client_connection_count_limit = 0
smtpd_client_connection_rate_limit = 0
smtpd_client_message_rate_limit = 0
smtpd_client_recipient_rate_limit = 0
smtpd_client_auth_rate_limit = 0
smtpd_error_sleep_time = 0
smtpd_junk_command_limit = 1000
smtpd_soft_error_limit = 1000
smtpd_hard_error_limit = 2000
in_flow_delay = 0
lmtp_destination_recipient_limit = 50
minimal_backoff_time = 5s
maximal_backoff_time = 30s
queue_run_delay = 5s
smtpd_authorized_xclient_hosts = 127.0.0.0/8
smtpd_sasl_type = dovecot
smtpd_sasl_path = private/auth
smtpd_sasl_auth_enable = yes
smtpd_tls_security_level = may
smtpd_tls_cert_file = ${paths.certificate}
smtpd_tls_key_file = ${paths.key}
smtpd_tls_session_cache_database =
smtp_tls_session_cache_database =
lmtp_tls_security_level = none
header_checks = regexp:${paths.configDir}/header_checks
smtpd_relay_restrictions =
smtpd_recipient_restrictions = check_recipient_access regexp:${paths.configDir}/recipients, permit_sasl_authenticated, reject
open_recipient_restrictions = check_recipient_access regexp:${paths.configDir}/recipients, permit_mynetworks, reject
`;

export const recipientsMap = `/^refused.*@/ 550 5.7.1 This address takes no mail
/^deferred.*@/ 450 4.2.1 This mailbox is busy, try again later
`;

export const headerChecks = `/^Subject:.*\\[reject-at-data\\]/ REJECT 5.7.1 The content of this message is refused
`;

export const masterCf = ({ smtp, smtps, smtpOpen }: Coordinates): string => {
  const submission = '-o smtpd_delay_reject=yes';
  const open = '-o smtpd_sasl_auth_enable=no -o smtpd_recipient_restrictions=$open_recipient_restrictions';
  return `${smtp.host}:${smtp.port} inet n - n - - smtpd ${submission}
${smtps.host}:${smtps.port} inet n - n - - smtpd ${submission} -o smtpd_tls_wrappermode=yes
${smtpOpen.host}:${smtpOpen.port} inet n - n - - smtpd ${open}
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
flush unix n - n 1000? 0 flush
proxymap unix - - n - - proxymap
smtp unix - - n - - smtp
lmtp unix - - n - - lmtp
error unix - - n - - error
retry unix - - n - - error
discard unix - - n - - discard
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
postlog unix-dgram n - n - 1 postlogd
showq unix n - n - - showq
`;
};
