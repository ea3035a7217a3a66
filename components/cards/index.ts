/**
 * What stands between the header of a message and its text: where it came from, its mailing list, what it asks for or reports. The
 * server draws it for the page it makes; scripts load this folder when the first message is opened. Everything in it that a message says
 * is text.
 */
export { MessageCardList } from './message-card-list.tsx';
export { reasonKeys } from './reason-keys.ts';
export type { SayCard } from './cards-view.ts';
