/**
 * The mail that the demo shows: about 200 messages each for Budi and Siti, the same ones at every start over, with dates
 * that end today. It knows nothing of Tupai and only builds messages; scripts/run-demo.ts puts them into mailboxes.
 */
export { demoMailbox, type DemoMessage } from './demo-mailbox.ts';
export { fillMailbox } from './fill-mailbox.ts';
export { makeFile } from './make-file.ts';
export { OWNERS, mailboxOf, type Owner, type Person } from './people.ts';
