/** The host that a link really leads to, as the browser writes it (punycode); `''` for one without. What stands before an `@` is no host. */
export const hostOfLink = (href: string): string => (URL.canParse(href) ? new URL(href).host : '');
