import { contactPage, mergePage, type ContactView } from '#lib/contract/index.ts';
import type { TextKey, Texts } from '#lib/i18n/index.ts';
import { ButtonLink } from '#components/ui/index.ts';

interface Props {
  readonly texts: Texts;
  readonly sets: readonly { readonly by: 'email' | 'name' | 'phone'; readonly people: readonly ContactView[] }[];
}

const WHY: Readonly<Record<'email' | 'name' | 'phone', TextKey>> = {
  email: 'contacts.sameEmail',
  name: 'contacts.sameName',
  phone: 'contacts.samePhone',
};

/** Cards that seem to be one person, each set with the way to look at what merging would make of it. */
export function DuplicateList({ texts, sets }: Props) {
  if (sets.length === 0) return <p>{texts.t('contacts.duplicatesNone')}</p>;
  return (
    <>
      <p>{texts.t('contacts.duplicatesCount', { count: sets.length })}</p>
      <ul className="grid grid-cols-1 gap-3">
        {sets.map(({ by, people }) => (
          <li key={people.map(({ id }) => id).join()} className="rounded-button border border-line bg-surface p-3">
            <p className="text-snippet text-muted">{texts.t(WHY[by])}</p>
            <ul className="grid gap-1 py-2">
              {people.map(({ id, name, addresses }) => (
                <li key={id} className="wrap-anywhere">
                  <a href={contactPage(id)}>
                    <bdi>{name || addresses[0] || texts.t('contacts.unnamed')}</bdi>
                  </a>
                  {name && addresses.length > 0 && (
                    <span className="text-muted">
                      {' · '}
                      <bdi>{addresses.join(', ')}</bdi>
                    </span>
                  )}
                </li>
              ))}
            </ul>
            <ButtonLink href={mergePage(people.map(({ id }) => id))}>{texts.t('contacts.mergeLook')}</ButtonLink>
          </li>
        ))}
      </ul>
    </>
  );
}
