import { createHash, randomBytes } from 'node:crypto';

/** What is signed: who asks for what. */
export interface DigestQuestion {
  readonly user: string;
  readonly password: string;
  readonly method: string;
  /** Path and query, as in the request line. */
  readonly uri: string;
  /** Any text that was never used before; made here without it. */
  readonly cnonce?: string;
}

const HASHES: readonly (readonly [name: string, hash: string])[] = [
  ['SHA-256', 'sha256'],
  ['MD5', 'md5'],
];

/**
 * The Authorization header for a server that takes Digest alone (RFC 7616, quality `auth`; also RFC 2069 without one), by the best hash
 * that it offers; `undefined` where it offers Basic as well, or nothing that is known here.
 *
 * @param challenges its WWW-Authenticate; hostile.
 */
export function answerDigest(challenges: string, question: DigestQuestion): string | undefined {
  if (challenges.length > 4000 || /(?:^|,)\s*Basic(?:\s|$)/i.test(challenges)) return undefined;
  const offers = challenges
    .split(/(?:^|,)\s*Digest\s+/i)
    .slice(1)
    .map(readParameters);
  for (const [name, hash] of HASHES)
    for (const offer of offers) {
      const qualities = offer.get('qop')?.split(/[\s,]+/);
      const isKnown = (offer.get('algorithm') ?? 'MD5').toUpperCase() === name;
      if (isKnown && offer.has('nonce') && (qualities?.includes('auth') ?? true))
        return write(offer, qualities !== undefined, hash, question);
    }
  return undefined;
}

function write(
  offer: ReadonlyMap<string, string>,
  hasQuality: boolean,
  hash: string,
  { user, password, method, uri, cnonce = randomBytes(16).toString('hex') }: DigestQuestion,
): string {
  const digest = (...parts: readonly string[]): string => createHash(hash).update(parts.join(':')).digest('hex');
  const [realm = '', nonce = '', opaque, algorithm] = ['realm', 'nonce', 'opaque', 'algorithm'].map((one) =>
    offer.get(one),
  );
  const [who, what] = [digest(user, realm, password), digest(method, uri)];
  const fields: [string, string | undefined][] = [
    ['username', quoted(user)],
    ['realm', quoted(realm)],
    ['nonce', quoted(nonce)],
    ['uri', quoted(uri)],
    ['response', quoted(hasQuality ? digest(who, nonce, COUNT, cnonce, 'auth', what) : digest(who, nonce, what))],
    ['algorithm', algorithm],
    ['opaque', opaque === undefined ? undefined : quoted(opaque)],
    ...(hasQuality
      ? ([
          ['qop', 'auth'],
          ['nc', COUNT],
          ['cnonce', quoted(cnonce)],
        ] as [string, string][])
      : []),
  ];
  return `Digest ${fields.flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${value}`])).join(', ')}`;
}

/** Each nonce is answered once. */
const COUNT = '00000001';

const quoted = (text: string): string => `"${text.replace(/["\\]/g, '\\$&')}"`;

/** Names in lower case. */
const readParameters = (text: string): ReadonlyMap<string, string> =>
  new Map(
    [...text.matchAll(/([\w-]{1,30})\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s",]+))/g)].map(
      ([, name = '', inside, bare = '']) => [
        name.toLowerCase(),
        inside === undefined ? bare : inside.replace(/\\(.)/g, '$1'),
      ],
    ),
  );
