import actions from './id/actions.json' with { type: 'json' };
import cards from './id/cards.json' with { type: 'json' };
import commands from './id/commands.json' with { type: 'json' };
import common from './id/common.json' with { type: 'json' };
import composer from './id/composer.json' with { type: 'json' };
import connection from './id/connection.json' with { type: 'json' };
import contacts from './id/contacts.json' with { type: 'json' };
import errors from './id/errors.json' with { type: 'json' };
import help from './id/help.json' with { type: 'json' };
import login from './id/login.json' with { type: 'json' };
import mailboxes from './id/mailboxes.json' with { type: 'json' };
import messages from './id/messages.json' with { type: 'json' };
import reader from './id/reader.json' with { type: 'json' };
import redirect from './id/redirect.json' with { type: 'json' };
import search from './id/search.json' with { type: 'json' };
import searchbox from './id/searchbox.json' with { type: 'json' };
import settings from './id/settings.json' with { type: 'json' };
import workspace from './id/workspace.json' with { type: 'json' };

export default {
  actions,
  cards,
  commands,
  common,
  composer,
  connection,
  contacts,
  errors,
  help,
  login,
  mailboxes,
  messages,
  reader,
  redirect,
  search,
  searchbox,
  settings,
  workspace,
};
