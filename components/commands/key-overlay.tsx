import { useState } from 'react';
import { useCommandState, useKeySettings } from '#lib/client/index.ts';
import type { CommandTexts } from '#lib/i18n/index.ts';
import { boundKeys } from '#lib/mail/bound-keys.ts';
import { showKeys } from '#lib/mail/key-name.ts';
import { Button, ButtonLink, LiveDialog } from '#components/ui/index.ts';
import { commandGroups } from './command-groups.ts';
import { sayCommand } from './say-command.ts';
import { matchWords } from './match-words.ts';

interface Props {
  readonly texts: CommandTexts;
  /** Where keys are changed; missing where nobody is signed in. */
  readonly changeHref: string | undefined;
  readonly onClose: () => void;
}

/** The keys that do something here and now, in their groups, with a field to find one. */
export function KeyOverlay({ texts, changeHref, onClose }: Props) {
  const [typed, setTyped] = useState('');
  const { enabled } = useCommandState();
  const settings = useKeySettings();
  const groups = commandGroups()
    .map(({ id, title, commands }) => ({
      id,
      title: sayCommand(texts, title),
      lines: commands
        .map((command) => ({
          id: command.id,
          name: sayCommand(texts, command.text),
          keys: boundKeys(command, settings),
        }))
        .filter((line) => enabled.has(line.id) && line.keys.length > 0 && matchWords(line.name, typed) > 0),
    }))
    .filter(({ lines }) => lines.length > 0);
  return (
    <LiveDialog title={sayCommand(texts, 'commands.helpTitle')} onClose={onClose} className="key-overlay">
      <input
        type="text" // Escape closes the sheet; in a search field it would only empty the field
        aria-label={sayCommand(texts, 'commands.filter')}
        placeholder={sayCommand(texts, 'commands.filter')}
        dir="auto"
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        className="my-3 min-h-9 w-full max-w-sm rounded-field border border-control bg-surface px-3 pointer-coarse:min-h-11"
      />
      <div className="key-groups">
        {groups.length === 0 && <p className="text-muted">{sayCommand(texts, 'commands.nothing')}</p>}
        {groups.map((group) => (
          <section key={group.id}>
            <h3 className="font-strong">{group.title}</h3>
            <dl>
              {group.lines.map(({ id, name, keys }) => (
                <div key={id} className="key-line">
                  <dt>{name}</dt>
                  <dd className="flex flex-wrap gap-1">
                    {keys.map((one) => (
                      <kbd key={one}>{showKeys(one, settings.apple, ` ${sayCommand(texts, 'commands.thenKey')} `)}</kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <div className="mt-4 flex flex-wrap justify-end gap-2">
        {changeHref !== undefined && <ButtonLink href={changeHref}>{sayCommand(texts, 'commands.change')}</ButtonLink>}
        <Button type="button" tone="primary" onClick={onClose}>
          {sayCommand(texts, 'commands.close')}
        </Button>
      </div>
    </LiveDialog>
  );
}
