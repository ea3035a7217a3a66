import type { ComposerWords } from './composer-words.ts';

interface Props {
  readonly words: ComposerWords;
  /** A colour of CSS; `''` for the colour that text has by itself. */
  readonly onChoose: (colour: string) => void;
}

/** Colours with a contrast of 4.5 : 1 on white; the reader adapts them in the dark. */
const COLOURS = ['#b3261e', '#a8481c', '#7a5c00', '#2e6b3e', '#0b6a6a', '#0b5e9a', '#5b4bb7', '#94307d', '#5d554d'];

/** Colours for what is selected. */
export function ColourChoice({ words, onChoose }: Props) {
  return (
    <fieldset className="flex flex-wrap items-center gap-1 border-t border-line px-4 py-2 pane:px-6">
      <legend className="sr-only">{words.colour}</legend>
      <button
        type="button"
        className="min-h-9 rounded-field border border-line px-3 hover:bg-sunken pointer-coarse:min-h-11"
        onPointerDown={(event) => event.preventDefault()}
        onClick={() => onChoose('')}
      >
        {words.colourNone}
      </button>
      {COLOURS.map((colour, at) => (
        <button
          key={colour}
          type="button"
          title={words.colourNames.split('|')[at]}
          aria-label={words.colourNames.split('|')[at]}
          className="grid size-9 place-items-center rounded-field hover:bg-sunken pointer-coarse:size-11"
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onChoose(colour)}
        >
          <span className="size-5 rounded-full border border-line" style={{ background: colour }} />
        </button>
      ))}
    </fieldset>
  );
}
