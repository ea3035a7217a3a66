import { composePage, contactPage, contactsPage, fileContact, type ContactView } from '#lib/contract/index.ts';
import type { Texts } from '#lib/i18n/index.ts';
import { formatAddress } from '#lib/mail/format-address.ts';
import { Button, ButtonLink, Face, FormHead } from '#components/ui/index.ts';

interface Props {
  readonly texts: Texts;
  readonly token: string;
  readonly contact: ContactView;
}

/** One person: who it is leads to the card, "Write" to a new message. */
export function ContactRow({ texts, token, contact: { id, book, name, addresses } }: Props) {
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
      {book === 'collected' && (
        <form method="post" action={fileContact.href}>
          <FormHead token={token} return={contactsPage({ book })} />
          <input type="hidden" name="id" value={id} />
          <Button
            tone="quiet"
            icon="contact-add"
            name="book"
            value="own"
            label={`${texts.t('contacts.keep')} ${label}`}
          >
            {texts.t('contacts.keep')}
          </Button>
        </form>
      )}
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
