import { contactsPage, type ContactView } from '#lib/contract/index.ts';
import type { Texts } from '#lib/i18n/index.ts';
import { formatAddress } from '#lib/mail/format-address.ts';
import { Button, Icon } from '#components/ui/index.ts';

interface Props {
  readonly texts: Texts;
  readonly contacts: readonly ContactView[];
}

const MOST = 200;

/** The address book inside the composer's form: boxes to tick, for browsers without completion and for many people at once. */
export function AddressBookPicks({ texts, contacts }: Props) {
  const people = contacts.flatMap(({ id, name, addresses }) =>
    addresses.map((address) => ({ key: `${id} ${address}`, name, address })),
  );
  const shown = people.slice(0, MOST);
  return (
    <details className="group open:basis-full">
      <summary className="inline-flex min-h-9 items-center gap-1 px-4 text-muted hover:text-ink pane:px-6 pointer-coarse:min-h-11">
        <Icon name="chevron-right" className="size-4 group-open:rotate-90 rtl:-scale-x-100" />
        {texts.t('composer.addressBook')}
      </summary>
      <div className="grid gap-2 px-4 pb-3 pane:px-6">
        {shown.length === 0 ? (
          <p className="text-muted">
            {texts.t('composer.addressBookEmpty')} <a href={contactsPage()}>{texts.t('composer.addressBookOpen')}</a>
          </p>
        ) : (
          <>
            <p className="text-snippet text-muted">{texts.t('composer.addressBookHint')}</p>
            <ul className="grid max-h-64 grid-cols-[repeat(auto-fill,minmax(min(100%,16rem),1fr))] gap-x-4 overflow-y-auto">
              {shown.map(({ key, name, address }, index) => (
                <li key={key}>
                  <label
                    htmlFor={`pick-${String(index)}`}
                    className="flex min-h-8 items-center gap-2 pointer-coarse:min-h-11"
                  >
                    <input
                      type="checkbox"
                      id={`pick-${String(index)}`}
                      name="pick"
                      value={formatAddress({ name, address })}
                    />
                    <span className="min-w-0 truncate" dir="auto">
                      {name ? (
                        <>
                          {name} <span className="text-muted">{address}</span>
                        </>
                      ) : (
                        address
                      )}
                    </span>
                  </label>
                </li>
              ))}
            </ul>
            {people.length > shown.length && (
              <p className="text-snippet text-muted">
                {texts.t('composer.addressBookSome', { shown: shown.length, total: people.length })}{' '}
                <a href={contactsPage()}>{texts.t('composer.addressBookOpen')}</a>
              </p>
            )}
            <Button name="do" value="pick" icon="plus" className="justify-self-start">
              {texts.t('composer.pick')}
            </Button>
          </>
        )}
      </div>
    </details>
  );
}
