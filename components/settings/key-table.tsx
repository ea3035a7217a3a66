import { Fragment } from 'react';
import { fillWords, useKeySettings } from '#lib/client/index.ts';
import { boundKeys, type KeySettings } from '#lib/mail/bound-keys.ts';
import type { CommandId } from '#lib/mail/commands.ts';
import { showKeys } from '#lib/mail/key-name.ts';
import { commandGroups } from '#components/commands/index.ts';
import { buttonClass } from '#components/ui/index.ts';
import type { KeyWords } from './key-words.ts';

interface Props {
  readonly words: KeyWords;
  readonly settings: KeySettings;
  /** Somebody wants other keys for a command; the menu of what can be done opens under the button. */
  readonly onChange: (id: CommandId, button: Element) => void;
}

/** All commands in their groups, each with its keys. */
export function KeyTable({ words, settings, onChange }: Props) {
  const { apple, ready } = useKeySettings();
  return commandGroups().map(({ id: group, commands }) => (
    <section key={group} aria-labelledby={`keys-${group}`}>
      <h2 id={`keys-${group}`} className="border-b border-line pb-1 text-subject font-strong">
        {words.groups[group]}
      </h2>
      <ul>
        {commands.map((command) => (
          <li key={command.id} className="key-line">
            <span>{words.commands[command.id]}</span>{' '}
            <span className="flex flex-wrap items-center justify-end gap-2">
              <span>
                {boundKeys(command, settings).map((keys, index) => (
                  <Fragment key={keys}>
                    {index > 0 && ` ${words.orKey} `}
                    <kbd>{showKeys(keys, apple, ` ${words.thenKey} `)}</kbd>
                  </Fragment>
                ))}
              </span>
              {ready && (
                <button
                  type="button"
                  className={buttonClass('quiet')}
                  aria-haspopup="menu"
                  aria-label={fillWords(words.changeOf, { command: words.commands[command.id] })}
                  onClick={(event) => onChange(command.id, event.currentTarget)}
                >
                  {words.change}
                </button>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  ));
}
