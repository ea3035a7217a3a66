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
      <symbol id="icon-acorn" viewBox="0 0 12 14">
        <path d="M6 .8v2" stroke="currentColor" strokeWidth="1.4" strokeLinecap="round" />
        <path d="M.9 5.6C.9 3.4 3.1 2 6 2s5.1 1.4 5.1 3.6z" fill="currentColor" />
        <path d="M1.9 6.7h8.2c0 2.9-1.7 5.5-4.1 7.1-2.4-1.6-4.1-4.2-4.1-7.1z" fill="currentColor" />
      </symbol>
    </svg>
  );
}
