/**
 * The mail that the demo shows: about 200 messages each for Budi and Siti, the same ones at every start over, with dates
 * that end today. It knows nothing of Tupai and only builds messages; scripts/run-demo.ts puts them into mailboxes.
 */
export { demoMailbox } from './demo-mailbox.ts';
export { OWNERS, type Owner } from './people.ts';
