import { COMMAND_GROUPS, COMMANDS, type CommandGroup } from '#lib/mail/commands.ts';

const TITLES = {
  app: 'commands.groupApp',
  go: 'commands.groupGo',
  list: 'commands.groupList',
  select: 'commands.groupSelect',
  act: 'commands.groupAct',
  reader: 'commands.groupReader',
  view: 'commands.groupView',
  compose: 'commands.groupCompose',
} as const satisfies Record<CommandGroup, string>;

/** All commands in their groups, each group with the key of its heading. */
export const commandGroups = () =>
  COMMAND_GROUPS.map((id) => ({
    id,
    title: TITLES[id],
    commands: COMMANDS.filter(({ group }) => group === id),
  }));
