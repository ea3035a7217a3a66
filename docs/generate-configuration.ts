import { readFileSync, writeFileSync } from 'node:fs';
import { SETTINGS, type Setting } from '../lib/config/settings.ts';

/** Groups of the page, by the beginning of the setting's name; the first that fits takes it. */
const GROUPS = [
  ['IMAP server', /^TUPAI_IMAP_/],
  ['Submission server (SMTP)', /^TUPAI_SMTP_/],
  ['ManageSieve server', /^TUPAI_SIEVE_/],
  ['Address books', /^TUPAI_(?:CARDDAV|LDAP)/],
  [
    'Protection of the connections',
    /^TUPAI_(?:ALLOW_CLEAR_TEXT|TRUSTED_PROXIES|TRUSTED_AUTHSERV|PASS_CLIENT_ADDRESS)$/,
  ],
  ['Where it is kept', /^TUPAI_(?:DATA_DIR|STORE_.*)$/],
  ['Sessions', /^TUPAI_(?:SESSION_.*|SECRET)$/],
  ['People, names and limits', /^TUPAI_(?:PRODUCT_NAME|LANGUAGE|.*_DOMAIN|IDENTITIES|UNDO_SEND|MAX_.*)$/],
  ['Tupai itself', /./],
] as const;

const PLACE = new URL('configuration.md', import.meta.url);
const MARK = '<!-- The tables below are printed by docs/generate-configuration.ts from lib/config/settings.ts. -->';

/** docs/configuration.md as it should be: what is above the mark as it stands, and the tables anew. */
export function configurationPage(current: string): string {
  const at = current.indexOf(MARK);
  if (at < 0) throw new Error('docs/configuration.md has lost its mark.');
  const settings = Object.entries<Setting>(SETTINGS);
  const groups = Map.groupBy(settings, ([name]): string => GROUPS.find(([, pattern]) => pattern.test(name))?.[0] ?? '');
  const ordered = ['Tupai itself', ...GROUPS.map(([title]) => title).slice(0, -1)];
  const sections = ordered.map((title) => {
    const rows = (groups.get(title) ?? []).map(([name, { about, fallback, secret }]) => {
      const value = fallback === undefined ? '**must be given**' : fallback === '' ? 'empty' : `\`${fallback}\``;
      const file = secret ? ` May come from a file: \`${name}_FILE\`.` : '';
      return `| \`${name}\` | ${value} | ${about}${file} |`;
    });
    return [`## ${title}`, '', '| setting | default | meaning |', '| --- | --- | --- |', ...rows, ''].join('\n');
  });
  return `${current.slice(0, at)}${MARK}\n\n${sections.join('\n')}`;
}

if (import.meta.main) writeFileSync(PLACE, configurationPage(readFileSync(PLACE, 'utf8')));
