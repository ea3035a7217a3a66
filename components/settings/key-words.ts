import type { Texts } from '#lib/i18n/index.ts';
import { COMMANDS, type CommandId } from '#lib/mail/commands.ts';
import { commandGroups } from '#components/commands/index.ts';

/** What the table of keys says, with `{command}`, `{keys}` and `{commands}` left for scripts to fill. */
export function keyWords({ t }: Texts) {
  const command = '{command}';
  return {
    commands: Object.fromEntries(COMMANDS.map(({ id, text }) => [id, t(text)])) as Readonly<Record<CommandId, string>>,
    groups: Object.fromEntries(commandGroups().map(({ id, title }) => [id, t(title)])),
    orKey: t('commands.orKey'),
    thenKey: t('commands.thenKey'),
    change: t('settings.keyChange'),
    changeOf: t('settings.keyChangeOf', { command }),
    title: t('settings.keyTitle', { command }),
    field: t('settings.keyField'),
    hint: t('settings.keyHint'),
    taken: t('settings.keyTaken', { keys: '{keys}', commands: '{commands}' }),
    save: t('settings.keySave'),
    press: t('settings.keyPress'),
    none: t('settings.keyNone'),
    usual: t('settings.keyDefault'),
    cancel: t('settings.keyCancel'),
    saved: t('settings.keySaved'),
    failed: t('settings.keyFailed'),
    undo: t('settings.keyUndo'),
    reset: t('settings.keyReset'),
    resetTitle: t('settings.keyResetTitle'),
    resetAbout: t('settings.keyResetAbout', { commands: '{commands}' }),
  };
}

export type KeyWords = ReturnType<typeof keyWords>;
