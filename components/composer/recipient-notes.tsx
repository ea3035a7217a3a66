import { fillWords } from '#lib/client/index.ts';
import { baseDomain, domainOf } from '#lib/mail/base-domain.ts';
import { readableDomain } from '#lib/mail/decode-punycode.ts';
import { Button } from '#components/ui/index.ts';
import type { ComposerWords } from './composer-words.ts';
import type { Judgement } from './judge-recipients.ts';
import type { Recipient, RecipientField } from './recipient.ts';
import type { Recipients } from './use-recipients.ts';

interface Props {
  readonly name: RecipientField;
  readonly recipients: Recipients;
  readonly judge: (one: Recipient) => Judgement;
  readonly words: ComposerWords;
}

const MANY = 10; // visible addresses from which Bcc is worth a word
const NAMED = 3;

/** What is worth knowing about the people of one field; `null` where nothing is. */
export function recipientNotes({ name, recipients, judge, words }: Props) {
  const { to, cc } = recipients.lists;
  const { settled } = recipients.lists[name];
  const visible = to.settled.length + cc.settled.length;
  const isMany = visible >= MANY && name === (cc.settled.length > 0 ? 'cc' : 'to');
  const invalid = settled.filter(({ address }) => address === '');
  const judged = settled.map((one) => ({ domain: domainOf(one.address), ...judge(one) }));
  const alike = judged.find(({ like }) => like !== undefined);
  const outside = [
    ...new Set(judged.filter(({ isOutside }) => isOutside).map(({ domain }) => readableDomain(baseDomain(domain)))),
  ];
  const lines = [
    invalid.length > 0 && (
      <span key="invalid" className="font-medium text-danger">
        {fillWords(words.chipKinds.invalid, { text: invalid.map(({ text }) => text).join(', ') })}
      </span>
    ),
    alike && (
      <span key="alike" className="font-medium text-warn">
        {fillWords(alike.like === '' ? words.mixedScripts : words.lookAlike, {
          domain: readableDomain(alike.domain),
          like: alike.like ?? '',
        })}
      </span>
    ),
    outside.length > 0 && (
      <span key="outside" className="text-muted">
        {fillWords(words.outside, {
          domains: outside.slice(0, NAMED).join(', ') + (outside.length > NAMED ? ', …' : ''),
        })}
      </span>
    ),
    isMany && (
      <span key="many" className="flex flex-wrap items-center gap-x-2">
        {fillWords(words.manyVisible, { count: String(visible) })}{' '}
        <Button
          type="button"
          tone="quiet"
          onClick={() => {
            recipients.move('to', to.settled, 'bcc');
            recipients.move('cc', cc.settled, 'bcc');
          }}
        >
          {words.moveToBcc}
        </Button>
      </span>
    ),
    name === 'bcc' && <span key="bcc">{words.bccHint}</span>,
  ].filter(Boolean);
  return lines.length === 0 ? null : <span className="grid">{lines}</span>;
}
