import { ANNOUNCERS } from './announce.ts';

/** The two places that screen readers listen to; one pair a page. {@link announce} speaks through them. */
export function Announcer() {
  return (
    <>
      <div id={ANNOUNCERS.polite} aria-live="polite" className="sr-only" />
      <div id={ANNOUNCERS.assertive} aria-live="assertive" className="sr-only" />
    </>
  );
}
