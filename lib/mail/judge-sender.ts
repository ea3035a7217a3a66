import { displayName, type Address } from './address.ts';
import { baseDomain, domainOf } from './base-domain.ts';
import { cutText } from './cut-text.ts';
import { readableDomain } from './decode-punycode.ts';
import { nameLook, type KnownPeople } from './known-people.ts';
import { lookAlike } from './look-alike.ts';
import { mixesScripts } from './mixes-scripts.ts';
import { HIDING } from './unseen-characters.ts';

/** Why a sender may not be who they seem to be. */
export const SENDER_WARNINGS = [
  'several-from',
  'no-from',
  'name-is-address',
  'name-of-contact',
  'name-of-own',
  'look-alike',
  'mixed-scripts',
  'foreign-letters',
  'address-in-address',
  'hidden-characters',
  'reply-elsewhere',
] as const;
export type SenderWarningKind = (typeof SENDER_WARNINGS)[number];

/** One reason, with the words it is about: hostile text. */
export interface SenderWarning {
  readonly kind: SenderWarningKind;
  /** What the message says. */
  readonly shown: string;
  /** What is really so, or whom it looks like; `''` when there is nothing to compare. */
  readonly real: string;
}

interface Senders {
  readonly from: readonly Address[];
  readonly replyTo: readonly Address[];
  /** It came by a mailing list: there answers often go elsewhere. */
  readonly listed: boolean;
}

const ADDRESS = /[^\s<>()",;:@]{1,64}@[\p{L}\p{N}.-]{1,255}\.[\p{L}\p{N}-]{2,63}/gu;
const HIDDEN = new RegExp(HIDING, 'u');
/** Narrower than a blank: with them round the `@` an address still looks like one. */
const THIN = /[\u2000-\u200a\u202f\u205f]/g;
const MOST = 20;
/** Characters of a name or an address that are judged. */
const LONGEST = 1000;

/**
 * Everything about the names and addresses of a message that can mislead, in the order of how much it matters; empty when nothing
 * does, which proves nothing. Judges by the words alone and asks nobody.
 */
export function judgeSender({ from, replyTo, listed }: Senders, known: KnownPeople): SenderWarning[] {
  const found: SenderWarning[] = [];
  const add = (kind: SenderWarningKind, shown: string, real = ''): void => {
    if (!found.some((one) => one.kind === kind && one.shown === shown)) found.push({ kind, shown, real });
  };
  const senders = from.slice(0, MOST);
  const knows = (address: string): boolean => known.addresses.has(address.trim().toLowerCase());
  if (senders.every(({ address }) => domainOf(address) === '')) add('no-from', displayName(senders[0]));
  if (new Set(senders.map(({ address }) => address.toLowerCase())).size > 1)
    add('several-from', senders.map(({ address }) => address).join(', '));
  for (const { name, address } of senders) {
    judgeName(name, address);
    judgeAddress(address);
  }
  const asked = replyTo.find(({ address }) => address !== '' && !senders.some((one) => sameBase(one.address, address)));
  if (asked && !listed && !knows(asked.address)) {
    add('reply-elsewhere', asked.address, senders[0]?.address);
    judgeAddress(asked.address);
  }
  return found.sort((a, b) => SENDER_WARNINGS.indexOf(a.kind) - SENDER_WARNINGS.indexOf(b.kind));

  function judgeName(whole: string, address: string): void {
    const name = cutText(whole, LONGEST);
    if (HIDDEN.test(whole) || HIDDEN.test(address)) add('hidden-characters', name || address, address);
    const named = name.replace(THIN, '').normalize('NFKC').replaceAll('\u3002', '.').match(ADDRESS) ?? [];
    const inName = named.find((one) => !sameBase(one, address));
    if (inName !== undefined) add('name-is-address', inName, address);
    const look = nameLook(name);
    if (look === '' || knows(address)) return;
    const mine = known.ownNames.get(look);
    if (mine !== undefined) return add('name-of-own', name, mine);
    const others = known.contactNames.get(look);
    if (others && !others.some((one) => sameBase(one, address) && !SHARED.has(domainOf(one))))
      add('name-of-contact', name, others[0]);
  }

  function judgeAddress(whole: string): void {
    const address = whole.slice(-LONGEST); // its domain stands at the end
    const domain = domainOf(address);
    const readable = readableDomain(domain);
    const local = address.slice(0, Math.max(0, address.lastIndexOf('@')));
    if (local.includes('@')) add('address-in-address', local, domain);
    if (readable.split('.').some(mixesScripts)) add('mixed-scripts', readable, domain);
    else if (/[^\u0000-\u007f]/.test(readable))
      add('foreign-letters', readable, domain.startsWith('xn--') || domain.includes('.xn--') ? domain : '');
    const like = knows(address) ? undefined : lookAlike(domain, known.domains);
    if (like !== undefined) add('look-alike', readable, like);
  }
}

const sameBase = (a: string, b: string): boolean =>
  domainOf(a) !== '' && baseDomain(domainOf(a)) === baseDomain(domainOf(b));

/** Providers where everybody can be anybody: the same domain says nothing about the same person. */
const SHARED = new Set(
  'gmail.com googlemail.com yahoo.com yahoo.co.id ymail.com outlook.com hotmail.com live.com msn.com icloud.com me.com aol.com gmx.de gmx.net web.de proton.me protonmail.com mail.ru yandex.ru qq.com 163.com zoho.com mail.com fastmail.com'.split(
    ' ',
  ),
);
