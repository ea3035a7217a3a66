import type { Coordinates, Endpoint } from './coordinates.ts';

/** What `authtest` of Courier-IMAP 5.0 on Debian advertises, without the ACL and UTF8 extras that are off by default. */
const COURIER = 'IMAP4rev1 UIDPLUS CHILDREN NAMESPACE THREAD=ORDEREDSUBJECT THREAD=REFERENCES SORT QUOTA IDLE';

const listener = (name: string, { host, port }: Endpoint, tls = false): string =>
  `  inet_listener ${name} {\n    address = ${host}\n    port = ${port}\n${tls ? '    ssl = yes\n' : ''}  }\n`;

/** The listener's own capability list and names; old servers don't mark special folders in LIST. */
const oldServer = (host: string, capability: string, names: string): string => `
local ${host} {
  protocol imap {
    imap_capability = ${capability}
    namespace inbox {
${names}${['Drafts', 'Sent', 'Archive', 'Junk', 'Trash']
  .map((name) => `      mailbox ${name} {\n        special_use =\n      }\n`)
  .join('')}    }
  }
}
`;

/**
 * dovecot.conf of the private server. One instance serves all three profiles: each has an own loopback address, and
 * Dovecot's `local` filter gives that address its own capability list and namespace over the same mail.
 */
export function dovecotConfig(
  { imap, imapShared, imaps, lmtp, sieve, dir, logFiles }: Coordinates,
  paths: { runDir: string; authSocket: string; certificate: string; key: string; mailUid: number },
): string {
  return `base_dir = ${paths.runDir}
state_dir = ${paths.runDir}
log_path = ${logFiles.dovecot}
auth_verbose = yes
protocols = imap lmtp sieve
listen = 127.0.0.1
ssl = yes
ssl_cert = <${paths.certificate}
ssl_key = <${paths.key}
disable_plaintext_auth = no
login_trusted_networks = 127.0.0.0/8
login_greeting = Ready.
auth_mechanisms = plain login
auth_username_format = %Lu
auth_failure_delay = 0
mail_uid = ${paths.mailUid}
mail_gid = mail
first_valid_uid = 8
first_valid_gid = 8
mail_location = maildir:~/Maildir
mail_fsync = never
mailbox_idle_check_interval = 2 secs
mail_max_userip_connections = 1000
mail_plugins = quota
mail_attribute_dict = file:%h/dovecot-attributes
verbose_proctitle = no
shutdown_clients = yes
default_vsz_limit = 1G
passdb {
  driver = passwd-file
  args = username_format=%u ${dir}/users/%u
}
userdb {
  driver = passwd-file
  args = username_format=%u ${dir}/users/%u
  default_fields = uid=${paths.mailUid} gid=mail
}
namespace inbox {
  inbox = yes
  separator = /
  mailbox Drafts {
    special_use = \\Drafts
    auto = subscribe
  }
  mailbox Sent {
    special_use = \\Sent
    auto = subscribe
  }
  mailbox Archive {
    special_use = \\Archive
    auto = subscribe
  }
  mailbox Junk {
    special_use = \\Junk
    auto = subscribe
  }
  mailbox Trash {
    special_use = \\Trash
    auto = subscribe
  }
}
${oldServer(imap.courier.host, COURIER, '      prefix = INBOX.\n      separator = .\n')}
${oldServer(imap.minimal.host, 'IMAP4rev1', '')}
local ${imapShared.host} {
  protocol imap {
    namespace shared {
      type = shared
      separator = /
      prefix = shared/%%u/
      location = maildir:%%h/Maildir:INDEXPVT=~/shared/%%u
      subscriptions = no
      list = children
    }
    plugin {
      acl = vfile
      acl_shared_dict = file:${dir}/mail/shared-mailboxes
    }
  }
}
plugin {
  quota = count:User quota
  quota_vsizes = yes
  sieve = file:~/sieve;active=~/.dovecot.sieve
}
protocol imap {
  mail_plugins = quota imap_quota acl imap_acl
  imap_metadata = yes
  imap_id_retain = yes
}
protocol lmtp {
  mail_plugins = quota sieve
  postmaster_address = postmaster@tupai.test
  hostname = mail.tupai.test
}
service imap-login {
  service_count = 0
  client_limit = 20000
${listener('imap', imap.full)}${listener('imapshared', imapShared)}${listener('imaps', imaps.full, true)}${listener('courier', imap.courier)}${listener('couriers', imaps.courier, true)}${listener('minimal', imap.minimal)}${listener('minimals', imaps.minimal, true)}}
default_client_limit = 20000
service imap {
  process_limit = 4000
  service_count = 100
}
service anvil {
  client_limit = 20000
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
service auth {
  client_limit = 20000
  unix_listener ${paths.authSocket} {
    mode = 0660
    user = postfix
    group = postfix
  }
}
service lmtp {
${listener('lmtp', lmtp)}}
service managesieve-login {
  service_count = 0
${listener('sieve', sieve)}}
`;
}
