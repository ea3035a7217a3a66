import type { ReactNode } from 'react';
import { contactsPage } from '#lib/contract/index.ts';
import type { Texts } from '#lib/i18n/index.ts';

interface Props {
  readonly texts: Texts;
  readonly title: string;
  readonly children: ReactNode;
}

/** A page of the address book besides its list: its title, and the way back. */
export function Sheet({ texts, title, children }: Props) {
  return (
    <div className="sheet p-4 max-pane:pb-20 pane:p-6">
      <div className="mx-auto grid w-full max-w-2xl grid-cols-1 content-start gap-4">
        <p className="text-meta">
          <a href={contactsPage()}>{texts.t('contacts.back')}</a>
        </p>
        <h1 className="text-page font-strong">{title}</h1>
        {children}
      </div>
    </div>
  );
}
