import type { Namespace, Texts } from '#lib/i18n/index.ts';

/** What screens that make their texts in the browser must bring along. */
export const CONNECTION_WORDS: readonly Namespace[] = ['connection'];

export type ConnectionWords = ReturnType<typeof connectionWords>;

/** Everything that may have to be said while nothing can be asked for; `{count}` and `{time}` are filled in later. */
export const connectionWords = (texts: Texts) => ({
  offline: texts.t('connection.offline'),
  waitingOne: texts.t('connection.waitingOne'),
  waitingMany: texts.t('connection.waitingMany', { count: '{count}' }),
  tryNow: texts.t('connection.tryNow'),
  trying: texts.t('connection.trying'),
  online: texts.t('connection.online'),
  mailDown: texts.t('connection.mailDown'),
  mailUp: texts.t('connection.mailUp'),
  smtpDownOne: texts.t('connection.smtpDownOne'),
  smtpDownMany: texts.t('connection.smtpDownMany', { count: '{count}' }),
  smtpUp: texts.t('connection.smtpUp'),
  outbox: texts.t('connection.outbox'),
  held: texts.t('connection.held', { seconds: '{seconds}' }),
  heldSay: texts.t('connection.heldSay', { subject: '{subject}' }),
  leaving: texts.t('connection.leaving'),
  gone: texts.t('connection.gone'),
  stuck: texts.t('connection.stuck'),
  undoSend: texts.t('connection.undoSend'),
  draftLost: texts.t('connection.draftLost', { time: '{time}', subject: '{subject}' }),
  draftRestore: texts.t('connection.draftRestore'),
  draftDrop: texts.t('connection.draftDrop'),
  draftLater: texts.t('connection.draftLater'),
  dates: texts.dates,
  timeZone: texts.timeZone,
  noSubject: texts.t('common.noSubject'),
  stillWorking: texts.t('connection.stillWorking'),
  cancel: texts.t('connection.cancel'),
  stopped: texts.t('connection.stopped'),
  expired: texts.t('connection.expired'),
  unsure: texts.t('connection.unsure'),
  ending: texts.t('connection.ending'),
  ended: texts.t('connection.ended'),
  newVersion: texts.t('connection.newVersion'),
  load: texts.t('connection.load'),
  signInAgain: texts.t('connection.signInAgain'),
  sheetEnded: texts.t('connection.sheetEnded'),
  sheetEnding: texts.t('connection.sheetEnding'),
  signedInAs: texts.t('connection.signedInAs'),
  password: texts.t('connection.password'),
  keep: texts.t('connection.keep'),
  signIn: texts.t('connection.signIn'),
  notNow: texts.t('connection.notNow'),
  noAnswer: texts.t('connection.noAnswer'),
  somebodyElse: texts.t('connection.somebodyElse'),
});
