import { useState, type DragEvent, type KeyboardEvent, type MouseEvent } from 'react';
import { fillWords } from '#lib/client/index.ts';
import { announce, Icon, LivePopupMenu } from '#components/ui/index.ts';
import type { ComposerWords } from './composer-words.ts';
import type { Judgement } from './judge-recipients.ts';
import { labelOf, RECIPIENT_FIELDS, type Recipient, type RecipientField } from './recipient.ts';

interface Props {
  readonly name: RecipientField;
  readonly recipients: readonly Recipient[];
  readonly words: ComposerWords;
  readonly judge: (one: Recipient) => Judgement;
  /** Goes to a chip, or behind the last one into the field. */
  readonly onGo: (to: number) => void;
  readonly onRemove: (at: number, goTo: number) => void;
  readonly onEdit: (at: number) => void;
  readonly onMove: (at: number, to: RecipientField) => void;
  readonly onDrag: (one: Recipient | undefined) => void;
}

/** Chips know themselves by this, for whoever moves the keyboard among them. */
export const CHIP = '[data-chip]';

/**
 * People in an address field. The keyboard comes to them from the field by the arrow, goes along them, and removes, edits or moves the one
 * that has it; a press of a finger or of Enter shows what can be done.
 */
export function RecipientChips({ name, recipients, words, judge, onGo, onRemove, onEdit, onMove, onDrag }: Props) {
  const [menu, setMenu] = useState<{ readonly at: number; readonly chip: Element }>();
  const open = menu && recipients[menu.at];
  const remove = (at: number, goTo: number): void => {
    const gone = recipients[at];
    if (gone) announce(fillWords(words.chipRemoved, { name: labelOf(gone) }));
    onRemove(at, goTo);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>, at: number): void => {
    const { key, ctrlKey, metaKey, altKey } = event;
    if (ctrlKey || metaKey || altKey || event.nativeEvent.isComposing) return;
    const [back, onward] = arrowsOf(event.currentTarget);
    if (key === back) onGo(Math.max(0, at - 1));
    else if (key === onward) onGo(at + 1);
    else if (key === 'Home') onGo(0);
    else if (key === 'End' || key === 'Escape') onGo(recipients.length);
    else if (key === 'Backspace') remove(at, at === 0 ? 0 : at - 1);
    else if (key === 'Delete') remove(at, at);
    else if (key === 'F2') onEdit(at);
    else {
      // What is typed on a chip goes into the field, and is no key of the screen.
      if ([...key].length === 1 && key !== ' ') onGo(recipients.length);
      if ([...key].length === 1) event.stopPropagation();
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };
  /** The whole chip is taken, not its button, which Firefox does not let go. */
  const handle = (at: number, one: Recipient) => ({
    draggable: true,
    onDragStart: ({ dataTransfer }: DragEvent) => {
      dataTransfer.setData('text/plain', one.text);
      dataTransfer.effectAllowed = 'copyMove';
      onDrag(one);
    },
    onDragEnd: () => onDrag(undefined),
    onContextMenu: (event: MouseEvent) => {
      event.preventDefault();
      setMenu({ at, chip: event.currentTarget });
    },
  });
  return (
    <>
      <ul className="contents" aria-label={fillWords(words.chipsOf, { field: words[name] })}>
        {recipients.map((one, at) => {
          const { isOutside, like } = judge(one);
          const kind =
            one.address === '' ? 'invalid' : like !== undefined ? 'alike' : isOutside ? 'outside' : undefined;
          const why = kind && fillWords(words.chipKinds[kind], { text: one.text });
          return (
            <li key={`${String(at)} ${one.text}`} className="chip recipient-chip" data-kind={kind} {...handle(at, one)}>
              <button
                type="button"
                data-chip
                tabIndex={-1}
                className="chip-name"
                aria-haspopup="menu"
                aria-label={[labelOf(one), one.name && one.address, why].filter(Boolean).join(', ')}
                title={[one.text, why].filter(Boolean).join('\n')}
                onKeyDown={(event) => onKeyDown(event, at)}
                onClick={(event) => {
                  // Pressed by a key or by a finger; a mouse only chooses it.
                  if (event.detail === 0 || matchMedia('(pointer: coarse)').matches)
                    setMenu({ at, chip: event.currentTarget });
                  else event.currentTarget.focus();
                }}
                onDoubleClick={() => onEdit(at)}
              >
                {(kind === 'invalid' || kind === 'alike') && <Icon name="warn" className="size-4 flex-none" />}
                <bdi className="truncate">{labelOf(one)}</bdi>
              </button>
              <button
                type="button"
                tabIndex={-1}
                className="chip-remove"
                aria-label={fillWords(words.removeFile, { name: labelOf(one) })}
                onClick={() => remove(at, recipients.length)}
              >
                <Icon name="close" className="size-3.5" />
              </button>
            </li>
          );
        })}
      </ul>
      {menu && open && (
        <LivePopupMenu
          label={labelOf(open)}
          at={menu.chip}
          onClose={() => setMenu(undefined)}
          items={[
            { id: 'edit', label: words.chipEdit, icon: 'compose', keys: 'F2', run: () => onEdit(menu.at) },
            ...RECIPIENT_FIELDS.filter((field) => field !== name).map((field) => ({
              id: field,
              label: fillWords(words.chipMove, { field: words[field] }),
              icon: 'move' as const,
              run: () => {
                onMove(menu.at, field);
                announce(fillWords(words.chipMoved, { name: labelOf(open), field: words[field] }));
              },
            })),
            {
              id: 'remove',
              label: words.remove,
              icon: 'close',
              apart: true,
              run: () => remove(menu.at, recipients.length),
            },
          ]}
        />
      )}
    </>
  );
}

/** The arrows that lead to what was written before and after. */
export const arrowsOf = (element: Element): readonly [back: string, onward: string] =>
  element.closest('[dir=rtl]') ? ['ArrowRight', 'ArrowLeft'] : ['ArrowLeft', 'ArrowRight'];
