import { href } from './base-path.ts';

/**
 * Paths of the endpoints that screens and their scripts speak to. The endpoints take them from here, so that a script that
 * posts a form does not carry the parser of its fields.
 */
export const API = {
  actOnMessages: '/api/messages/act',
  deleteMessages: '/api/messages/delete',
  listMailboxes: '/api/mailboxes',
  listMessages: '/api/messages',
  moveMessages: '/api/messages/move',
  readConversation: '/api/conversation',
  readHtmlBody: '/api/message/html',
  readMessage: '/api/message',
  setFlags: '/api/messages/flags',
  signOut: '/api/session/end',
  watchEvents: '/api/events',
} as const;

/** Where a script or a form of a screen finds an endpoint, with the mount point. */
export const apiHref = (name: keyof typeof API): string => href(API[name]);
