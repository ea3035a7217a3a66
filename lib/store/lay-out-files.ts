import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '#lib/errors.ts';
import type { Files } from './store.ts';

/** Directories of a data directory that hold files of rows. */
const DIRECTORIES = { spool: '.eml', upload: '.bin' } as const;

/** Makes the directories (mode 0700) and names the files in them: by account, so that equal ids of two people never meet. */
export function layOutFiles(dataDir: string): Files {
  const path = (directory: keyof typeof DIRECTORIES, account: string, id: string): string => {
    if (!/^[0-9a-f]{32}$/.test(id)) throw new AppError('internal', { cause: new Error('not an id of ours') });
    return join(dataDir, directory, `${ownerOf(account)}-${id}${DIRECTORIES[directory]}`);
  };
  for (const directory of Object.keys(DIRECTORIES))
    mkdirSync(join(dataDir, directory), { recursive: true, mode: 0o700 });
  return { spool: (account, id) => path('spool', account, id), upload: (account, id) => path('upload', account, id) };
}

const ownerOf = (account: string): string => createHash('sha256').update(account).digest('hex').slice(0, 16);

/** All files of an account, of every directory. */
export async function listFilesOf(dataDir: string, account: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const directory of Object.keys(DIRECTORIES))
    for (const name of await readdir(join(dataDir, directory)))
      if (name.startsWith(`${ownerOf(account)}-`)) found.push(join(dataDir, directory, name));
  return found.sort();
}

/** Deletes files; one that is gone already is as good. */
export async function removeFiles(paths: readonly string[]): Promise<void> {
  for (const path of paths) await rm(path, { force: true });
}

/** Files that were last written before `before`, of both directories. */
export async function listOldFiles(dataDir: string, before: number): Promise<readonly string[]> {
  const old: string[] = [];
  for (const directory of Object.keys(DIRECTORIES))
    for (const name of await readdir(join(dataDir, directory))) {
      const path = join(dataDir, directory, name);
      const found = await stat(path, { throwIfNoEntry: false });
      if (found?.isFile() && found.mtimeMs < before) old.push(path);
    }
  return old;
}
