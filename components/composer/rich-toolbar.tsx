import { useEffect, useRef, useState } from 'react';
import type { FormatCommand, Formats } from '#lib/client/index.ts';
import type { IconName } from '#components/ui/index.ts';
import { ColourChoice } from './colour-choice.tsx';
import type { ComposerWords } from './composer-words.ts';
import { LinkChoice } from './link-choice.tsx';
import { ToolButton } from './tool-button.tsx';

interface Props {
  readonly words: ComposerWords;
  readonly formats: Formats;
  readonly disabled: boolean;
  readonly onCommand: (command: FormatCommand, value?: string) => void;
  /** Missing where the text takes none. */
  readonly onPictures: ((files: readonly File[]) => void) | undefined;
  readonly onPlain: () => void;
  readonly panel: ToolbarPanel;
  /** Another one is wanted; with `''` one goes on writing. */
  readonly onPanel: (panel: ToolbarPanel) => void;
}

/** What stands open below the buttons. */
export type ToolbarPanel = 'link' | 'colour' | '';

// No native element is a row of buttons with one stop for Tab (WAI-ARIA 1.2, toolbar).
const TOOLBAR = { role: 'toolbar' } as const;

/** Buttons that show whether what they do is on. */
const FORMATS = {
  bold: { icon: 'bold', word: 'bold', isOn: ({ bold }) => bold },
  italic: { icon: 'italic', word: 'italic', isOn: ({ italic }) => italic },
  underline: { icon: 'underline', word: 'underline', isOn: ({ underline }) => underline },
  strike: { icon: 'strike', word: 'strike', isOn: ({ strike }) => strike },
  bullets: { icon: 'bullets', word: 'bullets', isOn: ({ bullets }) => bullets },
  numbers: { icon: 'numbers', word: 'numbers', isOn: ({ numbers }) => numbers },
  quote: { icon: 'quote', word: 'quote', isOn: ({ quote }) => quote },
  start: { icon: 'align-start', word: 'alignStart', isOn: ({ align }) => align === 'start' },
  center: { icon: 'align-center', word: 'alignCenter', isOn: ({ align }) => align === 'center' },
  end: { icon: 'align-end', word: 'alignEnd', isOn: ({ align }) => align === 'end' },
  rtl: { icon: 'rtl', word: 'rightToLeft', isOn: ({ rtl }) => rtl },
} as const satisfies Partial<
  Record<FormatCommand, { icon: IconName; word: keyof ComposerWords; isOn: (formats: Formats) => boolean }>
>;

/**
 * The buttons above a text with formatting. One stop for Tab; arrows go along them (WAI-ARIA toolbar). They don't take the focus
 * from the text when they are pressed. Phones show the common ones, and the others on demand.
 */
export function RichToolbar(props: Props) {
  const { words, formats, disabled, onCommand, onPictures, onPlain, panel, onPanel } = props;
  const bar = useRef<HTMLDivElement>(null);
  const picker = useRef<HTMLInputElement>(null);
  const [all, setAll] = useState(false);
  const [later, last] = all ? ['', ''] : ['tool-later', 'tool-last'];
  const close = () => onPanel('');
  const apart = (when: string) => <span aria-hidden="true" className={`mx-1 h-5 w-px flex-none bg-line ${when}`} />;
  useEffect(() => (bar.current ? moveByArrows(bar.current) : undefined), []);
  /** @param when how much room they need, but for the common ones */
  const formatButtons = (which: readonly (keyof typeof FORMATS)[], common: readonly string[], when = last) =>
    which.map((command) => {
      const { icon, word, isOn } = FORMATS[command];
      return (
        <ToolButton
          key={command}
          icon={icon}
          label={words[word]}
          pressed={isOn(formats)}
          off={disabled}
          isFirst={command === 'bold'}
          className={common.includes(command) ? '' : when}
          onPress={() => onCommand(command)}
        />
      );
    });
  return (
    <div className="tools sticky top-(--composer-bar,3.25rem) z-[5] border-b border-line bg-surface">
      <div
        {...TOOLBAR}
        ref={bar}
        aria-label={words.formatting}
        className="flex flex-wrap items-center gap-0.5 px-2 py-1 pane:px-4"
      >
        {formatButtons(['bold', 'italic', 'underline', 'strike'], ['bold', 'italic', 'underline'])}
        <ToolButton
          icon="colour"
          label={words.colour}
          pressed={panel === 'colour'}
          off={disabled}
          onPress={() => onPanel(panel === 'colour' ? '' : 'colour')}
        />
        {apart(later)}
        {formatButtons(['bullets', 'numbers', 'quote'], ['bullets'], later)}
        {apart(last)}
        {formatButtons(['start', 'center', 'end', 'rtl'], [])}
        {apart(later)}
        <ToolButton
          icon="link"
          label={words.link}
          pressed={panel === 'link' || formats.link !== ''}
          off={disabled}
          onPress={() => onPanel(panel === 'link' ? '' : 'link')}
        />
        {onPictures && (
          <ToolButton icon="image" label={words.picture} off={disabled} onPress={() => picker.current?.click()} />
        )}
        <ToolButton
          icon="clear-format"
          label={words.clearFormat}
          off={disabled}
          className={last}
          onPress={() => onCommand('clear')}
        />
        {apart(last)}
        <ToolButton
          icon="undo"
          label={words.undo}
          off={disabled || !formats.canUndo}
          className={last}
          onPress={() => onCommand('undo')}
        />
        <ToolButton
          icon="redo"
          label={words.redo}
          off={disabled || !formats.canRedo}
          className={last}
          onPress={() => onCommand('redo')}
        />
        <ToolButton
          icon="more"
          label={words.moreFormatting}
          pressed={all}
          className="tool-more"
          onPress={() => setAll(!all)}
        />
        <button
          type="button"
          tabIndex={-1}
          className={`ms-auto min-h-9 rounded-field px-2 text-snippet text-muted hover:bg-sunken hover:text-ink pointer-coarse:min-h-11 ${later}`}
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
            onPictures?.([...(event.currentTarget.files ?? [])]);
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
        />
      )}
    </div>
  );
}

/** Arrows, Home and End go from button to button. @returns ends it */
function moveByArrows(bar: HTMLElement): () => void {
  const onKeyDown = (event: KeyboardEvent): void => {
    const buttons = [...bar.querySelectorAll<HTMLButtonElement>(':scope > button')].filter(
      (one) => one.offsetParent !== null,
    );
    const at = buttons.findIndex((one) => one === document.activeElement);
    const onwards = getComputedStyle(bar).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    const step = event.key === onwards ? 1 : /^Arrow(?:Left|Right)$/.test(event.key) ? -1 : 0;
    const next = step ? (at + step + buttons.length) % buttons.length : { Home: 0, End: buttons.length - 1 }[event.key];
    if (at < 0 || next === undefined) return;
    event.preventDefault();
    buttons[next]?.focus();
  };
  bar.addEventListener('keydown', onKeyDown);
  return () => bar.removeEventListener('keydown', onKeyDown);
}
