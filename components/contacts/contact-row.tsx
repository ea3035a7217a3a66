import { composePage, contactPage, type ContactView } from '#lib/contract/index.ts';
import type { Texts } from '#lib/i18n/index.ts';
import { formatAddress } from '#lib/mail/format-address.ts';
import { ButtonLink, Face } from '#components/ui/index.ts';

interface Props {
  readonly texts: Texts;
  readonly contact: ContactView;
}

/** One person: who it is leads to the card, "Write" to a new message. */
export function ContactRow({ texts, contact: { id, name, addresses } }: Props) {
  const [address = '', ...more] = addresses;
  const label = name || address || texts.t('contacts.unnamed');
  return (
    <li className="flex items-center gap-2 pe-2 hover:bg-sunken">
      <a
        href={contactPage(id)}
        className="flex min-h-14 min-w-0 flex-1 items-center gap-3 py-2 ps-3 text-ink no-underline hover:no-underline"
      >
        <Face name={label} seed={address || label} />
        <span className="min-w-0">
          <span className="block truncate font-medium" dir="auto">
            {label}
          </span>
          {name && address && (
            <span className="block truncate text-snippet text-muted">
              <bdi dir="ltr">{address}</bdi>
              {more.length > 0 && ` · ${texts.t('contacts.moreAddresses', { count: more.length })}`}
            </span>
          )}
        </span>
      </a>
      {address && (
        <ButtonLink
          href={composePage({ to: formatAddress({ name, address }) })}
          tone="quiet"
          icon="compose"
          title={texts.t('contacts.writeTo', { name: label })}
        >
          {texts.t('contacts.write')}
          <span className="sr-only"> {label}</span>
        </ButtonLink>
      )}
    </li>
  );
}
