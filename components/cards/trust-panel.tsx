import type { TrustView } from '#lib/contract/index.ts';
import { displayName } from '#lib/mail/address.ts';
import { domainOf } from '#lib/mail/base-domain.ts';
import { isAddress } from '#lib/mail/is-address.ts';
import { markHidden } from '#lib/mail/mark-hidden.ts';
import { readableDomain } from '#lib/mail/decode-punycode.ts';
import { Banner, Icon, type IconName } from '#components/ui/index.ts';
import type { CardsView, SayCard } from './cards-view.ts';
import { LiveFirstContact } from './live-first-contact.tsx';

type Warning = TrustView['warnings'][number];
type Check = NonNullable<NonNullable<TrustView['checks']>['spf']>;

const WARNINGS = {
  'several-from': 'cards.warnSeveralFrom',
  'no-from': 'cards.warnNoFrom',
  'name-is-address': 'cards.warnNameIsAddress',
  'name-of-contact': 'cards.warnNameOfContact',
  'name-of-own': 'cards.warnNameOfOwn',
  'look-alike': 'cards.warnLookAlike',
  'mixed-scripts': 'cards.warnMixedScripts',
  'foreign-letters': 'cards.warnForeignLetters',
  'address-in-address': 'cards.warnAddressInAddress',
  'hidden-characters': 'cards.warnHiddenCharacters',
  'reply-elsewhere': 'cards.warnReplyElsewhere',
} as const satisfies Record<Warning['kind'], Parameters<SayCard>[0]>;

/** What speaks against the sender, and who checked what. It gives reasons and never says that a message is safe. */
export function TrustPanel({ say, message }: CardsView) {
  const { trust, list, report } = message.cards;
  const [from] = message.from;
  const domain = markHidden(readableDomain(domainOf(from?.address ?? '')) || displayName(from));
  const verdict = judge(trust);
  return (
    <>
      {trust.warnings.length > 0 && (
        <Banner tone="warn">
          <h2 className="font-strong">{say('cards.careful')}</h2>
          <ul className="mt-1 grid gap-1 font-normal text-ink">
            {trust.warnings.map(({ kind, shown, real }) => (
              <li key={`${kind} ${shown}`} className="wrap-anywhere" dir="auto">
                {say(WARNINGS[kind], { shown: markHidden(shown), real: markHidden(real) })}
              </li>
            ))}
          </ul>
        </Banner>
      )}
      <details className="trust">
        <summary className="trust-summary" data-verdict={verdict}>
          <Icon name={ICONS[verdict]} className="size-4" />
          <bdi className="min-w-0 wrap-anywhere">
            {say(VERDICTS[verdict], { domain, server: trust.checks?.server ?? '' })}
          </bdi>
        </summary>
        {trust.checks ? (
          <div className="mt-2 grid gap-2">
            <dl className="trust-checks">
              <CheckLine name="SPF" text={sayCheck(say, trust.checks.spf, SPF)} />
              <CheckLine name="DKIM" text={sayCheck(say, trust.checks.dkim, DKIM)} />
              <CheckLine name="DMARC" text={sayCheck(say, trust.checks.dmarc, DMARC)} />
            </dl>
            <p className="text-muted">{say('cards.trustServer', { server: trust.checks.server })}</p>
          </div>
        ) : (
          <p className="mt-2 text-muted">{say('cards.trustNobody')}</p>
        )}
      </details>
      {!trust.known && !list && !report && from && isAddress(from.address) && (
        <LiveFirstContact address={from.address} words={say('cards.firstContact', { address: from.address })} />
      )}
    </>
  );
}

type Verdict = 'confirmed' | 'unproved' | 'failed' | 'unknown';
const ICONS: Record<Verdict, IconName> = { confirmed: 'ok', unproved: 'info', failed: 'danger', unknown: 'info' };
const VERDICTS = {
  confirmed: 'cards.trustConfirmed',
  unproved: 'cards.trustUnproved',
  failed: 'cards.trustFailed',
  unknown: 'cards.trustUnknown',
} as const;

function judge({ checks, vouched }: TrustView): Verdict {
  if (!checks) return 'unknown';
  if (checks.dmarc?.result === 'fail') return 'failed';
  return vouched ? 'confirmed' : 'unproved';
}

type CheckTexts = Readonly<Record<'pass' | 'fail' | 'none' | 'error', Parameters<SayCard>[0]>>;
const SPF: CheckTexts = {
  pass: 'cards.spfPass',
  fail: 'cards.spfFail',
  none: 'cards.spfNone',
  error: 'cards.spfError',
};
const DKIM: CheckTexts = {
  pass: 'cards.dkimPass',
  fail: 'cards.dkimFail',
  none: 'cards.dkimNone',
  error: 'cards.dkimError',
};
const DMARC: CheckTexts = {
  pass: 'cards.dmarcPass',
  fail: 'cards.dmarcFail',
  none: 'cards.dmarcNone',
  error: 'cards.dmarcError',
};
const SIMPLE: Readonly<Record<Check['result'], keyof CheckTexts>> = {
  pass: 'pass',
  fail: 'fail',
  softfail: 'fail',
  policy: 'fail',
  neutral: 'none',
  none: 'none',
  temperror: 'error',
  permerror: 'error',
  unknown: 'error',
};

function sayCheck(say: SayCard, check: Check | null, texts: CheckTexts): string | undefined {
  if (!check) return undefined;
  return say(texts[SIMPLE[check.result]], {
    domain: markHidden(readableDomain(check.domain)) || say('cards.someDomain'),
  });
}

function CheckLine({ name, text }: { name: string; text: string | undefined }) {
  if (text === undefined) return null;
  return (
    <div>
      <dt className="font-medium">{name}</dt>
      <dd className="wrap-anywhere" dir="auto">
        {text}
      </dd>
    </div>
  );
}
