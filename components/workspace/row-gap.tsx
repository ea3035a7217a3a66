import type { CSSProperties } from 'react';

interface Props {
  /** The first place that is kept free. */
  readonly place: number;
  /** How many. */
  readonly rows: number;
  /** "Loading", for those who hear the list. */
  readonly label: string;
}

/** Stands where rows will be, as high as they; it shows itself only when they take their time. One for all of them, so that it costs nothing. */
export function RowGap({ place, rows, label }: Props) {
  return (
    <tr className="row-gap" aria-rowindex={place + 2} aria-busy="true" style={{ '--gap': rows } as CSSProperties}>
      <td>
        <span className="sr-only">{label}</span>
      </td>
    </tr>
  );
}
