import { AndFilter, FilterParser, OrFilter, SubstringFilter, type Entry } from 'ldapts';
import { config, TIMES } from '#lib/config.ts';
import { AppError } from '#lib/errors.ts';
import { withDirectory } from './open-directory.ts';

export { stopDirectory } from './open-directory.ts';

/** Somebody in the directory. One line each, hostile. */
export interface DirectoryPerson {
  readonly name: string;
  /** At least one. */
  readonly addresses: readonly string[];
  readonly phones: readonly string[];
  readonly organization: string;
  readonly title: string;
}

const WORDS = 5;
const ALSO = ['telephoneNumber', 'mobile', 'o', 'ou', 'title'];

/**
 * People of the directory in whose attributes each of the words stands, at most `limit`; nobody without a directory or without a word of
 * two letters. Those without a mail address are left out.
 *
 * @throws AppError directory.unreachable (no answer in time, refused, or not safe)
 */
export async function searchDirectory(words: string, limit: number): Promise<readonly DirectoryPerson[]> {
  const { ldap } = config();
  const wanted = words
    .normalize('NFC')
    .replace(/\p{C}+/gu, ' ')
    .split(/\s+/)
    .filter(Boolean)
    .slice(0, WORDS);
  if (ldap === null || !wanted.some((word) => word.length > 1)) return [];
  const filters = wanted.map(
    (word) =>
      new OrFilter({ filters: ldap.searched.map((attribute) => new SubstringFilter({ attribute, any: [word] })) }),
  );
  const filter = new AndFilter({ filters: [FilterParser.parseString(ldap.filter), ...filters] });
  const attributes = [...new Set([...ldap.names, ...ldap.mails, ...ALSO])];
  const options = { scope: 'sub', filter, attributes, sizeLimit: limit, timeLimit: SECONDS } as const;
  try {
    const { searchEntries } = await withDirectory(ldap, (client) =>
      client.search(ldap.base, { ...options, attributes }),
    );
    return searchEntries.flatMap((entry) => toPerson(entry, ldap));
  } catch (cause) {
    throw new AppError('directory.unreachable', { cause });
  }
}

const SECONDS = Math.max(1, Math.ceil(TIMES.ldap / 1000));

function toPerson(
  entry: Entry,
  { names, mails }: { readonly names: readonly string[]; readonly mails: readonly string[] },
): DirectoryPerson[] {
  const all = (attributes: readonly string[]): string[] => attributes.flatMap((name) => valuesOf(entry, name));
  const addresses = [...new Set(all(mails).filter((one) => one.includes('@')))].slice(0, 10);
  if (addresses.length === 0) return [];
  const [name = ''] = all(names);
  const [organization = ''] = all(['o', 'ou']);
  const [title = ''] = all(['title']);
  return [{ name, addresses, phones: all(['telephoneNumber', 'mobile']).slice(0, 10), organization, title }];
}

/** Servers write the names of attributes in any case (RFC 4512 §1.4). */
function valuesOf(entry: Entry, name: string): string[] {
  const key = Object.keys(entry).find((one) => one.toLowerCase() === name.toLowerCase());
  const value = key === undefined ? [] : entry[key];
  return [value ?? []]
    .flat()
    .filter((one) => typeof one === 'string')
    .map((one) =>
      one
        .replace(/[\s\p{Cc}]+/gu, ' ')
        .trim()
        .slice(0, 300),
    )
    .filter(Boolean);
}
