import type { Texts } from '#lib/i18n/index.ts';
import type { Address } from '#lib/mail/address.ts';

interface Props {
  readonly texts: Texts;
  readonly label: string;
  readonly people: readonly Address[];
}

const FEW = 4;

const keyOf = ({ name, address }: Address): string => `${name}\n${address}`;

/** Who stands in one field of the header: name and address both; many are folded behind their number. */
export function AddressLine({ texts, label, people }: Props) {
  const once = [...new Map(people.map((one) => [keyOf(one), one])).values()];
  if (once.length === 0) return null;
  const rest = once.slice(FEW);
  return (
    <div className="flex gap-1.5">
      <span className="flex-none text-muted">{label}:</span>{' '}
      <span className="min-w-0">
        {once.slice(0, FEW).map((one) => (
          <Person key={keyOf(one)} person={one} last={one === once.at(-1)} />
        ))}
        {rest.length > 0 && (
          <details className="inline">
            <summary className="inline-block cursor-pointer text-link underline">+{texts.number(rest.length)}</summary>{' '}
            {rest.map((one) => (
              <Person key={keyOf(one)} person={one} last={one === rest.at(-1)} />
            ))}
          </details>
        )}
      </span>
    </div>
  );
}

function Person({ person, last }: { person: Address; last: boolean }) {
  return (
    <span>
      <bdi>{person.name || person.address}</bdi>
      {person.name && person.address && <bdi className="text-muted"> {`<${person.address}>`}</bdi>}
      {last ? '' : ', '}
    </span>
  );
}
