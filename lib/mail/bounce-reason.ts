import { cutText } from './cut-text.ts';

/** Why a message was not delivered, in kinds that have an explanation and a next step of their own. */
export const BOUNCE_REASONS = [
  'noUser',
  'badAddress',
  'noDomain',
  'moved',
  'noMailHost',
  'badSender',
  'mailboxDisabled',
  'mailboxFull',
  'mailboxBusy',
  'tooLarge',
  'listTrouble',
  'systemFull',
  'systemTrouble',
  'noAnswer',
  'lineBroken',
  'loop',
  'expired',
  'protocol',
  'tooManyRecipients',
  'content',
  'noUtf8',
  'encryption',
  'login',
  'listClosed',
  'blocklist',
  'spam',
  'dkim',
  'spf',
  'reverseDns',
  'dmarc',
  'tooFast',
  'greylist',
  'virus',
  'policy',
  'unknown',
] as const;
export type BounceReason = (typeof BOUNCE_REASONS)[number];

/**
 * Enhanced status codes (RFC 3463 and IANA's registry) without their class: the class says only whether it is for good. Longest first:
 * `x.subject.detail`, then `x.subject`.
 */
const BY_CODE: Readonly<Record<string, BounceReason>> = {
  '1.1': 'noUser',
  '1.2': 'noDomain',
  '1.3': 'badAddress',
  '1.4': 'badAddress',
  '1.5': 'unknown', // "destination address valid": no reason at all
  '1.6': 'moved',
  '1.7': 'badSender',
  '1.8': 'badSender',
  '1.9': 'unknown',
  '1.10': 'noMailHost',
  '1': 'badAddress',
  '2.1': 'mailboxDisabled',
  '2.2': 'mailboxFull',
  '2.3': 'tooLarge',
  '2.4': 'listTrouble',
  '2': 'mailboxDisabled',
  '3.1': 'systemFull',
  '3.3': 'systemTrouble',
  '3.4': 'tooLarge',
  '3.5': 'systemTrouble',
  '3': 'systemTrouble',
  '4.1': 'noAnswer',
  '4.2': 'lineBroken',
  '4.3': 'systemTrouble',
  '4.4': 'noDomain',
  '4.5': 'systemTrouble',
  '4.6': 'loop',
  '4.7': 'expired',
  '4.14': 'loop',
  '4.300': 'noAnswer',
  '4.310': 'noDomain',
  '4.312': 'noDomain',
  '4.316': 'noAnswer',
  '4': 'noAnswer',
  '5.3': 'tooManyRecipients',
  '5': 'protocol',
  '6.7': 'noUtf8',
  '6.8': 'noUtf8',
  '6.9': 'noUtf8',
  '6.10': 'noUtf8',
  '6': 'content',
  '7.2': 'listClosed',
  '7.3': 'encryption',
  '7.4': 'encryption',
  '7.5': 'encryption',
  '7.6': 'encryption',
  '7.7': 'encryption',
  '7.8': 'login',
  '7.9': 'login',
  '7.10': 'encryption',
  '7.11': 'encryption',
  '7.12': 'login',
  '7.13': 'mailboxDisabled',
  '7.17': 'moved',
  '7.18': 'moved',
  '7.20': 'dkim',
  '7.21': 'dkim',
  '7.22': 'dkim',
  '7.23': 'spf',
  '7.24': 'spf',
  '7.25': 'reverseDns',
  '7.26': 'dmarc',
  '7.27': 'badSender',
  '7.606': 'blocklist',
  '7.28': 'tooFast',
  '7.29': 'dmarc',
  '7.30': 'encryption',
  '7': 'policy',
};

/** What servers write, most telling first; they often give a code that says less, or another, than their words. */
const BY_WORDS: readonly (readonly [RegExp, BounceReason])[] = [
  [/\bvirus|malware|infected/i, 'virus'],
  [/gr[ea]y-?list|try again (?:later|in \d+)|temporarily deferred/i, 'greylist'],
  [/\bSPF\b|sender policy framework/i, 'spf'],
  [/\bDMARC\b|unauthenticated (?:email|mail|sender)/i, 'dmarc'],
  [/\bDKIM\b/i, 'dkim'],
  [/reverse (?:dns|hostname|lookup)|\bPTR\b|does not resolve to|cannot find your (?:reverse )?hostname/i, 'reverseDns'],
  [
    /spamhaus|banned|barracuda|spamcop|sorbs|uceprotect|\bd?nsbl\b|\bRBL\b|block ?-?list|black ?-?list|deny ?-?list|(?:ip|address|host|server)\b[^.]{0,60}\b(?:blocked|banned|listed|reputation)|poor reputation|S3140|S3150/i,
    'blocklist',
  ],
  [/\bspam(?:my)?\b|unsolicited|looks like junk|content (?:rejected|filter)|bulk mail/i, 'spam'],
  [
    /too (?:fast|many (?:messages|connections|mails))|rate ?-?limit|throttl|exceeded.{0,40}(?:per|limit|rate)/i,
    'tooFast',
  ],
  [
    /over ?-?quota|quota (?:exceeded|is full)|exceeded.{0,30}quota|mail ?box.{0,20}(?:is )?full|out of storage|insufficient (?:system )?storage|disk quota/i,
    'mailboxFull',
  ],
  [/(?:message|mail|size).{0,40}(?:too (?:large|big|long)|exceeds|limit)|too (?:large|big) for/i, 'tooLarge'],
  [
    /disabled|inactive|suspended|deactivated|account.{0,20}(?:closed|locked|expired)|mailbox unavailable for this recipient/i,
    'mailboxDisabled',
  ],
  [/null ?mx|does not accept (?:any )?(?:e-?)?mail|accepts no mail/i, 'noMailHost'],
  [
    /(?:no|unknown|invalid|non-?existent|unrouteable) such? ?(?:user|recipient|mailbox|address)|(?:user|recipient|mailbox|address|account)[^.;]{0,60}(?:unknown|not (?:found|exist|known|listed|available here)|does ?n.t exist|does not exist|doesn't exist|invalid|no longer|rejected: user)|user doesn.t have a|no mailbox here|no such (?:user|person|recipient|mailbox)|unknown (?:user|recipient|local)|RESOLVER\.ADR\.\w*RecipNotFound|RecipientNotFound|couldn.t be found|recipient address rejected: access denied|not a valid (?:mailbox|recipient)/i,
    'noUser',
  ],
  [
    /(?:host|domain|name|MX)[^.;]{0,60}not found|NXDOMAIN|no (?:mx|such (?:host|domain))|unrouteable|unable to (?:route|lookup)|host or domain name|nullmx|domain.{0,30}(?:does not exist|doesn.t exist|couldn.t be found)/i,
    'noDomain',
  ],
  [
    /connection (?:refused|timed out)|timed? ?-?out|no route to host|network (?:is )?unreachable|could not connect/i,
    'noAnswer',
  ],
  [/lost connection|connection (?:lost|dropped|reset)|conversation with/i, 'lineBroken'],
  [/mail (?:is )?loop|too many hops|hop count|loops? back to myself/i, 'loop'],
  [/too many recipients/i, 'tooManyRecipients'],
  [
    /(?:not|isn.t) (?:allowed|permitted|authorized) to (?:post|send)|restricted to members|only members|moderated/i,
    'listClosed',
  ],
  [
    /relay(?:ing)? (?:access )?(?:denied|not permitted)|not (?:permitted|allowed) to relay|unable to relay/i,
    'noMailHost',
  ],
  [/auth(?:entication)? (?:required|failed)|must (?:log ?in|authenticate)/i, 'login'],
  [/must issue a STARTTLS|TLS (?:is )?required|encryption (?:is )?(?:needed|required)|certificate/i, 'encryption'],
  [/SMTPUTF8|non-?ascii|internationali[sz]ed/i, 'noUtf8'],
  [/expired|queue lifetime|too long in (?:the )?queue|delivery time ?expired|retry time/i, 'expired'],
  [/mailbox (?:is )?(?:busy|locked)|account is busy/i, 'mailboxBusy'],
  [/sender.{0,40}(?:rejected|verify failed|not exist|denied)/i, 'badSender'],
];

/** What the code alone says is more exact than any words about the same. */
const SURE = new Set<BounceReason>([
  'mailboxFull',
  'noUtf8',
  'dkim',
  'spf',
  'reverseDns',
  'dmarc',
  'loop',
  'tooManyRecipients',
  'moved',
  'tooFast',
  'badSender',
]);
const LONGEST = 2000;

/**
 * Why a delivery failed: by the enhanced status code where that is exact, else by the server's words, else by the code's class of
 * reasons (`5.1.x`, `5.7.x`), else by the plain SMTP code. Never fails; `unknown` for nothing to go by.
 *
 * @param status `5.1.1`, or `''`; one that stands in the words counts when there is none, or only a vague one (`5.0.0`).
 * @param words the server's, of which the first 2,000 characters count.
 */
export function bounceReason(status: string, words: string): BounceReason {
  const said = cutText(words, LONGEST);
  const inWords = /(?<![\d.])[245]\.\d{1,3}\.\d{1,3}(?![\d.])/.exec(said)?.[0] ?? '';
  const code = isVague(status) && inWords !== '' ? inWords : status;
  const [, subject = '', detail = ''] = /^[245]\.(\d{1,3})\.(\d{1,3})$/.exec(code) ?? [];
  const exact = BY_CODE[`${subject}.${detail}`];
  if (exact !== undefined && SURE.has(exact)) return exact;
  const worded = BY_WORDS.find(([pattern]) => pattern.test(said))?.[1];
  if (worded !== undefined && !(exact === 'noUser' && !OVERRULES.has(worded))) return worded;
  if (code === '4.2.1') return 'mailboxBusy';
  if (code === '4.7.0' || code === '4.7.1') return 'greylist';
  return exact ?? BY_CODE[subject] ?? byReply(said);
}

/** "No such user" is often given for lack of a better code; then these words tell more. */
const OVERRULES = new Set<BounceReason>([
  'blocklist',
  'spam',
  'mailboxFull',
  'mailboxDisabled',
  'spf',
  'dkim',
  'dmarc',
  'reverseDns',
  'greylist',
  'noDomain',
  'noUser',
]);

/** Codes that servers put where they have none of their own. */
const isVague = (status: string): boolean => status === '' || /^[245]\.(?:0\.0|\d+\.0)$/.test(status);

/** Basic reply codes (RFC 5321 §4.2.3). */
function byReply(words: string): BounceReason {
  const code = /(?<!\d)([45]\d\d)(?=[ -])/.exec(words)?.[1];
  if (code === '552' || code === '452') return 'mailboxFull';
  if (code === '421') return 'noAnswer';
  if (code === '450' || code === '451') return 'greylist';
  return code === '550' || code === '551' || code === '553' ? 'noUser' : 'unknown';
}
