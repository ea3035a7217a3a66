'use client';

import { useState } from 'react';
import { apiHref, listPage, searchPage, type MessageList, type SavedSearchView } from '#lib/contract/index.ts';
import { askJson } from '#lib/client/index.ts';
import { decodeMailboxKey } from '#lib/mail/mailbox-key.ts';
import { Icon } from '#components/ui/index.ts';

interface Props {
  readonly search: SavedSearchView;
  readonly locale: string;
}

/** The link to a saved search. How much one in a single folder finds is asked for when somebody points at it. */
export function LiveSavedSearch({ search: { name, q, scope }, locale }: Props) {
  const [count, setCount] = useState<number>();
  const path = decodeMailboxKey(scope);
  const ask = (): void => {
    if (path === undefined || count !== undefined) return;
    askJson<MessageList>(apiHref('listMessages'), { mailbox: scope, q, limit: 1 }, { background: true }).then(
      ({ total }) => setCount(total),
      () => setCount(undefined), // the search itself says what is wrong
    );
  };
  return (
    <a
      className="rail-entry"
      href={path === undefined ? searchPage({ q }) : listPage(path, { q })}
      onPointerEnter={ask}
      onFocus={ask}
    >
      <span className="rail-icon">
        <Icon name="search" />
      </span>
      <span className="min-w-0 flex-1 truncate" dir="auto">
        {name}
      </span>
      {count !== undefined && <span className="rail-count"> {new Intl.NumberFormat(locale).format(count)}</span>}
    </a>
  );
}
