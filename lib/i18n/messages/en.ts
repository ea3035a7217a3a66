import actions from './en/actions.json' with { type: 'json' };
import cards from './en/cards.json' with { type: 'json' };
import commands from './en/commands.json' with { type: 'json' };
import common from './en/common.json' with { type: 'json' };
import composer from './en/composer.json' with { type: 'json' };
import connection from './en/connection.json' with { type: 'json' };
import contacts from './en/contacts.json' with { type: 'json' };
import errors from './en/errors.json' with { type: 'json' };
import help from './en/help.json' with { type: 'json' };
import login from './en/login.json' with { type: 'json' };
import mailboxes from './en/mailboxes.json' with { type: 'json' };
import messages from './en/messages.json' with { type: 'json' };
import reader from './en/reader.json' with { type: 'json' };
import redirect from './en/redirect.json' with { type: 'json' };
import search from './en/search.json' with { type: 'json' };
import searchbox from './en/searchbox.json' with { type: 'json' };
import settings from './en/settings.json' with { type: 'json' };
import workspace from './en/workspace.json' with { type: 'json' };

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
