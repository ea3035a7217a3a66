import { readFile } from 'node:fs/promises';

/** User and group number of a system account. @throws Error when there is none of that name. */
export async function systemUser(name: string): Promise<{ uid: number; gid: number }> {
  const line = (await readFile('/etc/passwd', 'utf8')).split('\n').find((entry) => entry.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(':') ?? [];
  if (!uid || !gid) throw new Error(`This machine has no system account "${name}".`);
  return { uid: Number(uid), gid: Number(gid) };
}
