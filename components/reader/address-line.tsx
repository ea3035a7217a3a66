import type { Texts } from '#lib/i18n/index.ts';
import type { Address } from '#lib/mail/address.ts';

interface Props {
  readonly texts: Texts;
  readonly label: string;
  readonly people: readonly Address[];
}

const FEW = 4;

/** Who stands in one field of the header: name and address both; many are folded behind their number. */
export function AddressLine({ texts, label, people }: Props) {
  if (people.length === 0) return null;
  const rest = people.slice(FEW);
  return (
    <div className="flex gap-2">
      <dt className="flex-none text-muted">{label}</dt>
      <dd className="min-w-0">
        {people.slice(0, FEW).map((one, index) => (
          <Person key={index} person={one} last={index === people.length - 1} />
        ))}
        {rest.length > 0 && (
          <details className="inline">
            <summary className="inline-block cursor-pointer text-link underline">+{texts.number(rest.length)}</summary>{' '}
            {rest.map((one, index) => (
              <Person key={index} person={one} last={index === rest.length - 1} />
            ))}
          </details>
        )}
      </dd>
    </div>
  );
}

function Person({ person, last }: { person: Address; last: boolean }) {
  return (
    <span>
      <bdi>{person.name || person.address}</bdi>
      {person.name && person.address && (
        <bdi className="text-muted">
          {' '}
          &lt;{person.address}&gt;
        </bdi>
      )}
      {last ? '' : ', '}
    </span>
  );
}
