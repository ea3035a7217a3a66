/** Addresses of somebody whose card holds a picture, and where it is. */
export interface PicturedPerson {
  readonly addresses: readonly string[];
  readonly href: string;
}

/**
 * A style sheet that puts pictures in the place of initials (`Face`), wherever these addresses stand. Addresses are hostile: every
 * character that is no letter or digit is written as its number (CSS Syntax §4.3.7), so none ends a string or a rule.
 */
export const photoSheet = (people: readonly PicturedPerson[]): string =>
  people
    .filter(({ addresses }) => addresses.length > 0)
    .map(({ addresses, href }) => {
      const selectors = addresses.map((address) => `.face[data-who="${escaped(address.trim().toLowerCase())}"]`);
      return `${selectors.join(',')}{background:url("${escaped(href)}") center/cover;color:transparent}`;
    })
    .join('\n');

const escaped = (text: string): string =>
  text.replace(/[^a-z0-9]/giu, (sign) => `\\${(sign.codePointAt(0) ?? 0).toString(16)} `);
