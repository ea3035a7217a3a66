interface Props {
  readonly place: number;
  /** "Loading", for those who hear the list. */
  readonly label: string;
}

/** Stands where a row will be, as high as one; it shows itself only when the row takes its time. */
export function SkeletonRow({ place, label }: Props) {
  return (
    <tr className="row-skeleton" data-place={place} aria-rowindex={place + 2} aria-busy="true">
      <td className="cell-subject">
        <span className="skeleton" />
        <span className="sr-only">{label}</span>
      </td>
    </tr>
  );
}
