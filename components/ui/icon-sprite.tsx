import { ICON_PATHS } from './icon-paths.ts';

/** Every icon once a page, so that each use is one short reference. Stands at the end of the body in the root layout. */
export function IconSprite() {
  return (
    <svg aria-hidden="true" className="hidden">
      {Object.entries(ICON_PATHS).map(([name, path]) => (
        <symbol key={name} id={`icon-${name}`} viewBox="0 0 20 20">
          <path d={path} />
        </symbol>
      ))}
    </svg>
  );
}
