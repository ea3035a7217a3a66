/** Where the quoted message goes in the HTML of an answer: it is cleaned by itself, so that it ends where it should. */
export const QUOTED = '<!--quoted-->';

/** Content-ID of a picture that was put into a message being written (RFC 2392), by the id of its upload. */
export const inlineCid = (upload: string): string => `${upload}@tupai`;
