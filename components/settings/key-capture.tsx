import { useState, type KeyboardEvent } from 'react';
import { fillWords } from '#lib/client/index.ts';
import { findKeyConflicts, type KeySettings } from '#lib/mail/bound-keys.ts';
import type { CommandId } from '#lib/mail/commands.ts';
import { keyName, showKeys } from '#lib/mail/key-name.ts';
import { Button, LiveDialog } from '#components/ui/index.ts';
import type { KeyWords } from './key-words.ts';

interface Props {
  readonly id: CommandId;
  readonly words: KeyWords;
  readonly settings: KeySettings;
  readonly apple: boolean;
  readonly onSave: (sequence: string) => void;
  readonly onClose: () => void;
}

const STROKES = 3;

/** Listens for the new keys of a command, and says whom they are taken from before they are saved. */
export function KeyCapture({ id, words, settings, apple, onSave, onClose }: Props) {
  const [strokes, setStrokes] = useState<readonly string[]>([]);
  const sequence = strokes.join(' ');
  const show = (keys: string): string => showKeys(keys, apple, ` ${words.thenKey} `);
  const taken = sequence === '' ? [] : findKeyConflicts(id, sequence, settings);
  const onKey = (event: KeyboardEvent<HTMLInputElement>): void => {
    const name = keyName(event, apple);
    if (name === undefined || /^(?:Shift\+)?Tab$|^Escape$|^Enter$/.test(name)) return; // they lead on, out, and save
    event.preventDefault();
    if (name === 'Backspace') setStrokes(strokes.slice(0, -1));
    else if (!event.repeat) setStrokes(strokes.length < STROKES ? [...strokes, name] : [name]);
  };
  return (
    <LiveDialog title={fillWords(words.title, { command: words.commands[id] })} onClose={onClose}>
      <form
        className="mt-3 grid gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          if (sequence !== '') onSave(sequence);
        }}
      >
        <input
          readOnly
          value={show(sequence)}
          placeholder={words.field}
          aria-label={words.field}
          aria-describedby="key-hint"
          onKeyDown={onKey}
          className="min-h-11 w-full rounded-field border border-control bg-surface px-3 text-subject font-medium"
        />
        <p id="key-hint" className="text-snippet text-muted">
          {words.hint}
        </p>
        <p aria-live="polite" className="font-medium text-warn">
          {taken.length > 0 &&
            fillWords(words.taken, {
              keys: show(sequence),
              commands: taken.map((other) => words.commands[other]).join(', '),
            })}
        </p>
        <div className="flex flex-wrap justify-end gap-2">
          <Button type="button" onClick={onClose}>
            {words.cancel}
          </Button>
          <Button tone="primary" disabled={sequence === ''}>
            {words.save}
          </Button>
        </div>
      </form>
    </LiveDialog>
  );
}
