/** In place of a list that is not there yet; it shows itself only when that takes its time. */
export function SkeletonList({ folder }: { /** "Loading …" */ readonly folder: string }) {
  return (
    <div className="sheet list skeleton-list" aria-busy="true">
      <p className="sr-only">{folder}</p>
      {Array.from({ length: 12 }, (_, place) => (
        <span key={place} aria-hidden="true" className="skeleton-line">
          <span className="skeleton" />
          <span className="skeleton" />
        </span>
      ))}
    </div>
  );
}
