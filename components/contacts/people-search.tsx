import type { ReactNode } from 'react';
import { contactsPage } from '#lib/contract/index.ts';
import type { Texts } from '#lib/i18n/index.ts';
import { Button } from '#components/ui/index.ts';

interface Props {
  readonly texts: Texts;
  readonly label: string;
  /** What was searched; `''` before. */
  readonly words: string;
  /** Fields that the search keeps, and what scripts add. */
  readonly children?: ReactNode;
}

/** A field for names, addresses and the like, and its button; the answer is the page of contacts again. */
export function PeopleSearch({ texts, label, words, children }: Props) {
  return (
    <search>
      <form method="get" action={contactsPage()} className="flex gap-2">
        <input
          type="search"
          name="q"
          dir="auto"
          defaultValue={words}
          maxLength={200}
          data-people-search
          aria-label={label}
          placeholder={label}
          className="min-h-9 w-full min-w-0 rounded-field border border-control bg-surface px-3 pointer-coarse:min-h-11 pointer-coarse:text-[1rem]"
        />
        <Button icon="search" className="flex-none">
          {texts.t('contacts.searchButton')}
        </Button>
        {children}
      </form>
    </search>
  );
}
