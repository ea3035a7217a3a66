// `npm run account`: what is kept of a person, written out or deleted, and a copy of the database. Node 20, no dependencies.
//   npm run account -- export <login> <file>      one line of JSON for each row and stretch of a file
//   npm run account -- erase <login>              everything of this person, at once and for good
//   npm run account -- copy <file>                the SQLite database as it is now, while Tupai runs
//   npm run account -- move <file> [<login>]      everybody, or one person, from an SQLite database into the PostgreSQL of TUPAI_STORE_URL
import { findNode } from './find-node.mjs';
import { endChildrenOnSignals, isStopping, runChild } from './run-child.mjs';

endChildrenOnSignals();
try {
  const { code } = await runChild(findNode(), ['scripts/keep-account.ts', ...process.argv.slice(2)], {
    env: { ...process.env, NODE_NO_WARNINGS: '1' },
  });
  if (!isStopping()) process.exitCode = code;
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
