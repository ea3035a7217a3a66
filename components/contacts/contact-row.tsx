import { composePage, contactPage, contactsPage, fileContact, type ContactView } from '#lib/contract/index.ts';
import type { Texts } from '#lib/i18n/index.ts';
import { formatAddress } from '#lib/mail/format-address.ts';
import { Button, ButtonLink, FormHead } from '#components/ui/index.ts';
import { ContactFace } from './contact-face.tsx';

interface Props {
  readonly texts: Texts;
  readonly token: string;
  readonly contact: ContactView;
  /** Its box is ticked; without it there is none. */
  readonly chosen: boolean | undefined;
}

/** One person: who it is leads to the card, "Write" to a new message. */
export function ContactRow({ texts, token, contact: { id, book, name, addresses, photo }, chosen }: Props) {
  const [address = '', ...more] = addresses;
  const label = name || address || texts.t('contacts.unnamed');
  return (
    <li className="flex items-center pe-2 hover:bg-sunken">
      {chosen === undefined ? (
        <span className="w-3 flex-none" />
      ) : (
        <label className="grid min-h-14 w-11 flex-none place-items-center">
          <span className="sr-only">{texts.t('contacts.select', { name: label })}</span>
          <input type="checkbox" name="id" value={id} defaultChecked={chosen} />
        </label>
      )}
      <a
        href={contactPage(id)}
        data-person
        className="flex min-h-14 min-w-0 flex-1 items-center gap-3 py-2 text-ink no-underline hover:no-underline"
      >
        <ContactFace id={id} name={label} seed={address || label} photo={photo} />
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
