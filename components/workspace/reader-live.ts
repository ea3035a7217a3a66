/** What a reader offers where scripts run: the messages of its conversation in their places, and its keys. Loaded with the first message that is opened. */
export { OpenMember } from './open-member.tsx';
export { ReaderExtras } from './reader-extras.tsx';
