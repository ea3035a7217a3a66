import type { ReactNode } from 'react';
import { chooseVersion, contactPage, type ContactPageView } from '#lib/contract/index.ts';
import type { Texts } from '#lib/i18n/index.ts';
import type { ContactCard, TypedText } from '#lib/mail/contact-card.ts';
import { Button, FormHead } from '#components/ui/index.ts';

interface Props {
  readonly texts: Texts;
  readonly token: string;
  readonly contact: ContactPageView;
}

/** A contact that was changed here and on its server: what differs, side by side, and the choice between them. Nothing without a conflict. */
export function ConflictNote({ texts, token, contact: { id, card, theirs } }: Props) {
  const { t } = texts;
  if (!theirs) return null;
  const rows = differences(texts, card, theirs);
  return (
    <section
      aria-labelledby="conflict"
      className="mx-auto my-4 grid w-full max-w-2xl gap-3 rounded-button border border-warn/40 bg-warn-bg p-4"
    >
      <h2 id="conflict" className="font-strong text-warn">
        {t('contacts.conflictTitle')}
      </h2>
      {rows.length === 0 ? (
        <p>{t('contacts.conflictSame')}</p>
      ) : (
        <div className="grid gap-x-4 gap-y-2 pane:grid-cols-2">
          <Side title={t('contacts.conflictHere')} rows={rows.map(({ what, here }) => [what, here])} />
          <Side title={t('contacts.conflictThere')} rows={rows.map(({ what, there }) => [what, there])} />
        </div>
      )}
      <form method="post" action={chooseVersion.href} className="flex flex-wrap gap-2">
        <FormHead token={token} return={contactPage(id)} />
        <input type="hidden" name="id" value={id} />
        <Button name="version" value="mine">
          {t('contacts.conflictMine')}
        </Button>
        <Button name="version" value="theirs">
          {t('contacts.conflictTheirs')}
        </Button>
        <Button name="version" value="both">
          {t('contacts.conflictBoth')}
        </Button>
      </form>
    </section>
  );
}

function Side({
  title,
  rows,
}: {
  readonly title: string;
  readonly rows: readonly (readonly [string, string])[];
}): ReactNode {
  return (
    <div className="min-w-0">
      <h3 className="font-medium">{title}</h3>
      <dl>
        {rows.map(([what, value]) => (
          <div key={what}>
            <dt className="text-snippet text-muted">{what}</dt>
            <dd className="whitespace-pre-line wrap-anywhere">
              <bdi>{value || '–'}</bdi>
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

interface Difference {
  readonly what: string;
  readonly here: string;
  readonly there: string;
}

function differences({ t }: Texts, here: ContactCard, there: ContactCard): readonly Difference[] {
  const values = (texts: readonly TypedText[]): string => texts.map(({ value }) => value).join('\n');
  const places = ({ postal }: ContactCard): string =>
    postal
      .map((one) => [one.street, one.code, one.city, one.region, one.country].filter(Boolean).join(', '))
      .join('\n');
  const fields: readonly (readonly [string, (card: ContactCard) => string])[] = [
    [t('contacts.name'), (card) => card.name],
    [t('contacts.nickname'), (card) => card.nickname],
    [t('contacts.organization'), (card) => card.organization],
    [t('contacts.jobTitle'), (card) => card.title],
    [t('contacts.emails'), (card) => values(card.emails)],
    [t('contacts.phones'), (card) => values(card.phones)],
    [t('contacts.postal'), places],
    [t('contacts.websites'), (card) => values(card.websites)],
    [t('contacts.birthday'), (card) => card.birthday],
    [t('contacts.custom'), ({ custom }) => custom.map(({ label, value }) => `${label}: ${value}`).join('\n')],
    [t('contacts.note'), (card) => card.note],
  ];
  return fields
    .map(([what, read]) => ({ what, here: read(here), there: read(there) }))
    .filter((one) => one.here !== one.there);
}
