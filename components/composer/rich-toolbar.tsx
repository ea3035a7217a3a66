import { useRef, useState, type KeyboardEvent } from 'react';
import type { FormatCommand, Formats } from '#lib/client/index.ts';
import { Icon, type IconName } from '#components/ui/index.ts';
import { ColourChoice } from './colour-choice.tsx';
import type { ComposerWords } from './composer-words.ts';
import { LinkChoice } from './link-choice.tsx';

interface Props {
  readonly words: ComposerWords;
  readonly formats: Formats;
  readonly disabled: boolean;
  readonly onCommand: (command: FormatCommand, value?: string) => void;
  readonly onPictures: (files: readonly File[]) => void;
  readonly onPlain: () => void;
}

type Panel = 'link' | 'colour' | '';

/**
 * The buttons above a text with formatting. One stop for Tab; arrows go along them (WAI-ARIA toolbar). They don't take the focus
 * from the text when they are pressed. Phones show the common ones, and the others on demand.
 */
export function RichToolbar({ words, formats, disabled, onCommand, onPictures, onPlain }: Props) {
  const bar = useRef<HTMLDivElement>(null);
  const picker = useRef<HTMLInputElement>(null);
  const [panel, setPanel] = useState<Panel>('');
  const [all, setAll] = useState(false);
  const later = all ? '' : 'max-pane:hidden';
  const button = (
    icon: IconName,
    label: string,
    run: () => void,
    { pressed, off = false, className = '' }: { pressed?: boolean; off?: boolean; className?: string } = {},
  ) => (
    <button
      type="button"
      tabIndex={icon === 'bold' ? 0 : -1}
      title={label}
      aria-label={label}
      aria-pressed={pressed}
      aria-disabled={disabled || off}
      className={`grid size-9 flex-none place-items-center rounded-field text-muted hover:bg-sunken hover:text-ink aria-disabled:opacity-40 aria-pressed:bg-selected aria-pressed:text-accent pointer-coarse:size-11 ${className}`}
      onPointerDown={(event) => event.preventDefault()}
      onClick={() => {
        if (!disabled && !off) run();
      }}
    >
      <Icon name={icon} />
    </button>
  );
  const format = (command: FormatCommand, icon: IconName, label: string, pressed: boolean, className = '') =>
    button(icon, label, () => onCommand(command), { pressed, className });
  const close = () => setPanel('');
  const apart = <span aria-hidden="true" className={`mx-1 h-5 w-px flex-none bg-line ${later}`} />;
  const onKeyDown = (event: KeyboardEvent) => {
    const buttons = [...(bar.current?.querySelectorAll<HTMLButtonElement>(':scope > button') ?? [])].filter(
      (one) => one.offsetParent !== null,
    );
    const at = buttons.findIndex((one) => one === document.activeElement);
    const isRtl = bar.current !== null && getComputedStyle(bar.current).direction === 'rtl';
    const step = { ArrowRight: isRtl ? -1 : 1, ArrowLeft: isRtl ? 1 : -1 }[event.key];
    const next = step ? (at + step + buttons.length) % buttons.length : { Home: 0, End: buttons.length - 1 }[event.key];
    if (at < 0 || next === undefined) return;
    event.preventDefault();
    buttons[next]?.focus();
  };
  return (
    <div className="sticky top-(--composer-bar,3.25rem) z-[5] border-b border-line bg-surface">
      {/* oxlint-disable-next-line is not needed: a toolbar is what it is */}
      <div
        ref={bar}
        role="toolbar"
        aria-label={words.formatting}
        className="flex flex-wrap items-center gap-0.5 px-2 py-1 pane:px-4"
        onKeyDown={onKeyDown}
      >
        {format('bold', 'bold', words.bold, formats.bold)}
        {format('italic', 'italic', words.italic, formats.italic)}
        {format('underline', 'underline', words.underline, formats.underline)}
        {format('strike', 'strike', words.strike, formats.strike, later)}
        {button('colour', words.colour, () => setPanel(panel === 'colour' ? '' : 'colour'), {
          pressed: panel === 'colour',
        })}
        {apart}
        {format('bullets', 'bullets', words.bullets, formats.bullets)}
        {format('numbers', 'numbers', words.numbers, formats.numbers, later)}
        {format('quote', 'quote', words.quote, formats.quote, later)}
        {apart}
        {format('start', 'align-start', words.alignStart, formats.align === 'start', later)}
        {format('center', 'align-center', words.alignCenter, formats.align === 'center', later)}
        {format('end', 'align-end', words.alignEnd, formats.align === 'end', later)}
        {format('rtl', 'rtl', words.rightToLeft, formats.rtl, later)}
        {apart}
        {button('link', words.link, () => setPanel(panel === 'link' ? '' : 'link'), {
          pressed: panel === 'link' || formats.link !== '',
        })}
        {button('image', words.picture, () => picker.current?.click())}
        {button('clear-format', words.clearFormat, () => onCommand('clear'), { className: later })}
        {apart}
        {button('undo', words.undo, () => onCommand('undo'), { off: !formats.canUndo, className: later })}
        {button('redo', words.redo, () => onCommand('redo'), { off: !formats.canRedo, className: later })}
        {button('more', words.moreFormatting, () => setAll(!all), { pressed: all, className: 'pane:hidden' })}
        <button
          type="button"
          tabIndex={-1}
          className="ms-auto min-h-9 rounded-field px-2 text-snippet text-muted hover:bg-sunken hover:text-ink pointer-coarse:min-h-11"
          onClick={onPlain}
        >
          {words.toPlain}
        </button>
        <input
          ref={picker}
          type="file"
          accept="image/png,image/jpeg,image/gif,image/webp"
          multiple
          hidden
          onChange={(event) => {
            onPictures([...(event.currentTarget.files ?? [])]);
            event.currentTarget.value = '';
          }}
        />
      </div>
      {panel === 'link' && (
        <LinkChoice
          words={words}
          link={formats.link}
          onChoose={(address) => {
            close();
            onCommand('link', address);
          }}
          onClose={close}
        />
      )}
      {panel === 'colour' && (
        <ColourChoice
          words={words}
          onChoose={(colour) => {
            close();
            onCommand('colour', colour);
          }}
          onClose={close}
        />
      )}
    </div>
  );
}
