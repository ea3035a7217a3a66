/**
 * The contract: every URL and every shape that crosses the wire, and nothing else. Routes parse by it, pages link by it,
 * forms post by it, tests speak it. Browser code imports types, `pages` and `href`s only.
 */
export * from './alerts.ts';
export * from './api-href.ts';
export * from './base-path.ts';
export * from './books.ts';
export * from './compose.ts';
export * from './contact-photos.ts';
export * from './contacts.ts';
export * from './conversation.ts';
export * from './endpoint.ts';
export * from './events.ts';
export * from './images.ts';
export * from './labels.ts';
export * from './list-state.ts';
export * from './mail-place.ts';
export * from './mailboxes.ts';
export * from './message-cards.ts';
export * from './messages.ts';
export * from './operations.ts';
export * from './pages.ts';
export * from './redirect.ts';
export * from './saved-searches.ts';
export * from './search-place.ts';
export * from './search.ts';
export * from './send-delays.ts';
export * from './session.ts';
export * from './settings-view.ts';
export * from './submission-view.ts';
export * from './settings.ts';
export * from './snoozes.ts';
export * from './templates.ts';
export * from './uploads.ts';
export * from './html-body.ts';
export * from './views.ts';
