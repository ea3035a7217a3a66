import type { TextKey } from '#lib/i18n/index.ts';
import { COMMAND_GROUPS, COMMANDS, type Command, type CommandGroup } from '#lib/mail/commands.ts';

const TITLES: Readonly<Record<CommandGroup, TextKey>> = {
  app: 'commands.groupApp',
  go: 'commands.groupGo',
  list: 'commands.groupList',
  select: 'commands.groupSelect',
  act: 'commands.groupAct',
  reader: 'commands.groupReader',
  view: 'commands.groupView',
  compose: 'commands.groupCompose',
};

/** All commands in their groups, each group with its heading. */
export const commandGroups = (): readonly {
  readonly id: CommandGroup;
  readonly title: TextKey;
  readonly commands: readonly (Command & { readonly text: TextKey })[];
}[] =>
  COMMAND_GROUPS.map((id) => ({
    id,
    title: TITLES[id],
    commands: COMMANDS.filter(({ group }) => group === id),
  }));
