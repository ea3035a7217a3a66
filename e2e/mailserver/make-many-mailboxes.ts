import { chownSync, existsSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

import type { Coordinates } from './coordinates.ts';
import type { TestUser } from './create-user.ts';

/**
 * Makes mailboxes straight on the disk (Maildir++), thousands in a second or two, where as many CREATEs take minutes. For users whose
 * mail is a Maildir; a path has `/` between its levels.
 */
export function makeManyMailboxes(server: Coordinates, user: TestUser, paths: Iterable<string>): void {
  const mailDir = join(server.dir, 'mail');
  const { uid, gid } = statSync(mailDir);
  const make = (path: string): void => {
    if (existsSync(path)) return;
    mkdirSync(path, { mode: 0o700 });
    chownSync(path, uid, gid);
  };
  const home = join(mailDir, user.address.toLowerCase());
  const root = join(home, 'Maildir');
  for (const path of [home, root]) make(path);
  for (const path of paths)
    for (const part of ['', 'cur', 'new', 'tmp']) make(join(root, `.${path.replaceAll('/', '.')}`, part));
}
