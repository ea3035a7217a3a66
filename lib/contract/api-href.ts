import { href } from './base-path.ts';

/**
 * Paths of the endpoints that screens and their scripts speak to. The endpoints take them from here, so that a script that
 * posts a form does not carry the parser of its fields.
 */
export const API = {
  actOnAll: '/api/messages/act-all',
  actOnMessages: '/api/messages/act',
  allowImages: '/api/images/allow',
  chooseMailboxes: '/api/mailboxes/uses',
  clearMailbox: '/api/mailboxes/clear',
  createMailbox: '/api/mailboxes/create',
  deleteLabel: '/api/labels/delete',
  deleteMailbox: '/api/mailboxes/delete',
  deleteMessages: '/api/messages/delete',
  deleteSearch: '/api/searches/delete',
  dismissAlert: '/api/alerts/dismiss',
  emptyMailbox: '/api/mailboxes/empty',
  listContacts: '/api/contacts',
  listLabels: '/api/labels',
  health: '/api/health',
  listMailboxes: '/api/mailboxes',
  listMessages: '/api/messages',
  listSavedSearches: '/api/searches',
  listSizes: '/api/mailboxes/sizes',
  listSubmissions: '/api/submissions',
  listSnoozes: '/api/snoozes',
  markMailbox: '/api/mailboxes/mark',
  moveMessages: '/api/messages/move',
  readConversation: '/api/conversation',
  readHtmlBody: '/api/message/html',
  readMailbox: '/api/mailboxes/read',
  readMessage: '/api/message',
  readPartText: '/api/message/part/text',
  readPreviews: '/api/messages/previews',
  renameMailbox: '/api/mailboxes/rename',
  retrySubmissions: '/api/submissions/retry',
  saveLabel: '/api/labels/save',
  saveSearch: '/api/searches/save',
  searchMessages: '/api/search',
  setFlags: '/api/messages/flags',
  signImages: '/api/images/sign',
  signIn: '/api/session',
  signOut: '/api/session/end',
  snoozeMessages: '/api/messages/snooze',
  subscribeMailbox: '/api/mailboxes/subscribe',
  sumSizes: '/api/mailboxes/size',
  viewMailbox: '/api/events/viewing',
  wakeMessages: '/api/messages/wake',
  watchEvents: '/api/events',
} as const;

/** Where a script or a form of a screen finds an endpoint, with the mount point. */
export const apiHref = (name: keyof typeof API): string => href(API[name]);
