import { duplicatesPage, mergeContacts } from '#lib/contract/index.ts';
import type { Texts } from '#lib/i18n/index.ts';
import type { ContactCard } from '#lib/mail/contact-card.ts';
import { Button, ButtonLink, CheckField, FormHead } from '#components/ui/index.ts';
import { CardLines } from './card-lines.tsx';

interface Props {
  readonly texts: Texts;
  readonly token: string;
  readonly cards: readonly { readonly id: string; readonly card: ContactCard }[];
  /** What the first one would say, and how many properties besides that have no field. */
  readonly result: ContactCard;
  readonly others: number;
}

/** Which card takes the others in, and what it would say. */
export function MergeForm({ texts, token, cards, result, others }: Props) {
  const labelOf = ({ name, emails, organization }: ContactCard): string =>
    name || emails[0]?.value || organization || texts.t('contacts.unnamed');
  return (
    <form method="post" action={mergeContacts.href} className="grid grid-cols-1 gap-5">
      <FormHead token={token} return={duplicatesPage()} />
      {cards.map(({ id }) => (
        <input key={id} type="hidden" name="id" value={id} />
      ))}
      <p>{texts.t('contacts.mergeIntro')}</p>
      <fieldset className="grid gap-1">
        <legend className="pb-1 font-strong">{texts.t('contacts.mergeStays')}</legend>
        {cards.map(({ id, card }, at) => (
          <CheckField
            key={id}
            type="radio"
            name="first"
            value={id}
            defaultChecked={at === 0}
            label={<bdi className="wrap-anywhere">{labelOf(card)}</bdi>}
            hint={
              <bdi className="wrap-anywhere">
                {[...card.emails, ...card.phones]
                  .map(({ value }) => value)
                  .slice(0, 6)
                  .join(', ')}
              </bdi>
            }
          />
        ))}
      </fieldset>
      <section aria-labelledby="merge-result" className="grid grid-cols-1 gap-3">
        <h2 id="merge-result" className="font-strong">
          {texts.t('contacts.mergeResult')}
        </h2>
        <p className="font-medium wrap-anywhere">
          <bdi>{labelOf(result)}</bdi>
        </p>
        <CardLines texts={texts} card={result} />
        {others > 0 && <p className="text-muted">{texts.t('contacts.mergeOthers', { count: others })}</p>}
      </section>
      <div className="flex flex-wrap gap-2">
        <Button tone="primary">{texts.t('contacts.mergeDo')}</Button>
        <ButtonLink href={duplicatesPage()} tone="quiet">
          {texts.t('common.cancel')}
        </ButtonLink>
      </div>
    </form>
  );
}
