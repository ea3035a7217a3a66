'use client';

import { useState } from 'react';
import { fillWords, postForm, useKeySettings, useToastStore } from '#lib/client/index.ts';
import type { KeySettings } from '#lib/mail/bound-keys.ts';
import { COMMANDS, type CommandId } from '#lib/mail/commands.ts';
import { rebindKeys } from '#lib/mail/rebind-keys.ts';
import { Button, LiveConfirm, LivePopupMenu, type MenuItem } from '#components/ui/index.ts';
import { KeyCapture } from './key-capture.tsx';
import { KeyTable } from './key-table.tsx';
import type { KeyWords } from './key-words.ts';

interface Props {
  readonly words: KeyWords;
  readonly token: string;
  readonly href: string;
  /** As stored when the page was made. */
  readonly settings: KeySettings;
}

/** Every command with its keys, and, where scripts run, the way to other keys. Each change is saved at once and can be undone. */
export function LiveKeyBindings({ words, token, href, settings: stored }: Props) {
  const toasts = useToastStore();
  const { change, apple } = useKeySettings();
  const [bindings, setBindings] = useState(stored.bindings);
  const [menu, setMenu] = useState<{ id: CommandId; at: Element }>();
  const [asked, setAsked] = useState<CommandId | 'all'>();
  const settings = { shortcuts: stored.shortcuts, bindings };
  const own = COMMANDS.filter(({ id }) => Object.hasOwn(bindings, id));

  const save = async (next: KeySettings['bindings'], before: KeySettings['bindings'] | undefined): Promise<void> => {
    setAsked(undefined);
    const fields = new FormData();
    fields.set('token', token);
    fields.set('bindings', JSON.stringify(next));
    const answer = await postForm(href, fields);
    if (!answer.ok) {
      toasts.show({ text: answer.text || words.failed, tone: 'danger', seconds: 10 });
      return;
    }
    setBindings(next);
    change({ shortcuts: stored.shortcuts, bindings: next });
    const undo = before && { actions: [{ label: words.undo, run: () => void save(before, undefined) }] };
    toasts.show({ text: words.saved, seconds: 10, ...undo });
  };

  const rebind = (id: CommandId, keys: readonly string[] | undefined): void =>
    void save(rebindKeys(settings, id, keys), bindings);
  const menuOf = (id: CommandId): readonly MenuItem[] => [
    { id: 'press', label: words.press, run: () => setAsked(id) },
    { id: 'none', label: words.none, run: () => rebind(id, []) },
    { id: 'usual', label: words.usual, disabled: !Object.hasOwn(bindings, id), run: () => rebind(id, undefined) },
  ];

  return (
    <>
      <KeyTable words={words} settings={settings} onChange={(id, at) => setMenu({ id, at })} />
      {menu && (
        <LivePopupMenu
          label={fillWords(words.changeOf, { command: words.commands[menu.id] })}
          at={menu.at}
          items={menuOf(menu.id)}
          onClose={() => setMenu(undefined)}
        />
      )}
      {own.length > 0 && (
        <Button type="button" onClick={() => setAsked('all')}>
          {words.reset}
        </Button>
      )}
      {asked === 'all' && (
        <LiveConfirm
          title={words.resetTitle}
          consequences={[fillWords(words.resetAbout, { commands: own.map(({ id }) => words.commands[id]).join(', ') })]}
          confirm={words.reset}
          cancel={words.cancel}
          onConfirm={() => void save({}, bindings)}
          onCancel={() => setAsked(undefined)}
        />
      )}
      {asked !== undefined && asked !== 'all' && (
        <KeyCapture
          key={asked}
          id={asked}
          words={words}
          settings={settings}
          apple={apple}
          onSave={(sequence) => rebind(asked, [sequence])}
          onClose={() => setAsked(undefined)}
        />
      )}
    </>
  );
}
