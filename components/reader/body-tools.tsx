import { Button, Menu } from '#components/ui/index.ts';
import type { ReaderView } from './reader-view.ts';
import { stepZoom } from './step-zoom.ts';

export interface BodyToolWords {
  readonly display: string;
  /** Holds `#` where the number goes. */
  readonly zoom: string;
  readonly larger: string;
  readonly smaller: string;
  readonly original: string;
  readonly adapted: string;
  readonly ownColoursSender: string;
  readonly adaptedSender: string;
}

interface Props {
  readonly words: BodyToolWords;
  readonly zoom: number;
  readonly onZoom: (zoom: number) => void;
  /** `null` where the screen is light and there is nothing to choose. */
  readonly original: boolean | null;
  readonly onOriginal: (original: boolean) => void;
  readonly ownColours: ReaderView['ownColours'];
}

/** How a designed letter is shown: larger or smaller, and in the dark in its own colours. */
export function BodyTools({ words, zoom, onZoom, original, onOriginal, ownColours }: Props) {
  const smaller = stepZoom(zoom, -1);
  const larger = stepZoom(zoom, 1);
  return (
    <div className="body-tools print:hidden">
      <Menu label={words.display} icon="settings" iconOnly align="end">
        <div className="flex items-center gap-1 px-1">
          <Button
            tone="quiet"
            type="button"
            title={words.smaller}
            label={words.smaller}
            disabled={smaller === undefined}
            onClick={() => smaller !== undefined && onZoom(smaller)}
          >
            −
          </Button>
          <output className="flex-1 text-center tabular-nums">{words.zoom.replace('#', String(zoom))}</output>
          <Button
            tone="quiet"
            type="button"
            title={words.larger}
            label={words.larger}
            disabled={larger === undefined}
            onClick={() => larger !== undefined && onZoom(larger)}
          >
            +
          </Button>
        </div>
        {original !== null && (
          <Button tone="quiet" type="button" onClick={() => onOriginal(!original)}>
            {original ? words.adapted : words.original}
          </Button>
        )}
        {original !== null && ownColours && (
          <Button
            tone="quiet"
            type="button"
            onClick={() => {
              onOriginal(!ownColours.always);
              ownColours.change(!ownColours.always);
            }}
          >
            {ownColours.always ? words.adaptedSender : words.ownColoursSender}
          </Button>
        )}
      </Menu>
    </div>
  );
}
