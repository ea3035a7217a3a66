import type { DirectoryView } from '#lib/contract/index.ts';
import { config } from '#lib/config.ts';
import { isAppError } from '#lib/errors.ts';
import { searchDirectory } from '#lib/ldap/index.ts';

const MOST = 50;

/** Whether the administrator named a directory. */
export const hasDirectory = (): boolean => config().ldap !== null;

/** People of the directory that fit the words, at most fifty; the page stays whole when it does not answer. */
export async function findInDirectory(words: string): Promise<DirectoryView> {
  try {
    return { people: [...(await searchDirectory(words, MOST))], error: '' };
  } catch (cause) {
    if (!isAppError(cause) || cause.code !== 'directory.unreachable') throw cause;
    return { people: [], error: cause.code };
  }
}
