/** A message that breaks rules of its form. */
export interface BrokenMessage {
  readonly family: string;
  /** Latin 1: each character is an octet. */
  readonly source: string;
}

type Fields = Readonly<Record<string, string | undefined>>;

/** A message with these fields instead of the usual ones; `undefined` leaves one out. Line ends are CRLF. */
export function messageOf(body: string, fields: Fields = {}): string {
  const all: Fields = {
    From: 'Pengirim <pengirim@example.org>',
    To: 'somebody@tupai.test',
    Subject: 'Surat',
    Date: 'Mon, 01 Jan 2024 08:00:00 +0700',
    'MIME-Version': '1.0',
    ...fields,
  };
  const head = Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [`${name}: ${value}\r\n`]));
  return `${head.join('')}\r\n${body}`;
}

/** The same messages under one name. */
export const family = (name: string, sources: readonly string[]): BrokenMessage[] =>
  sources.map((source) => ({ family: name, source }));
