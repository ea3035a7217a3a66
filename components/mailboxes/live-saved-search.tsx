'use client';

import { useEffect, useEffectEvent, useRef, useState } from 'react';
import {
  apiHref,
  isListSearch,
  listPage,
  searchPage,
  type MessageList,
  type SavedSearchView,
} from '#lib/contract/index.ts';
import { askJson } from '#lib/client/index.ts';
import { decodeMailboxKey } from '#lib/mail/mailbox-key.ts';
import { Icon } from '#components/ui/index.ts';
import { useLiveCounts } from './live-mail.tsx';

interface Props {
  readonly search: SavedSearchView;
  readonly locale: string;
}

/** What is counted by itself is counted this long after the last news of its folder, in milliseconds. */
const CALM = 1000;

/**
 * The link to a saved search, with how much it finds where one folder answers it: counted again whenever that folder changes, from the
 * moment the link is first in sight; where that means looking into messages, only when somebody points at it.
 */
export function LiveSavedSearch({ search: { name, q, scope }, locale }: Props) {
  const [count, setCount] = useState<number>();
  const [seen, setSeen] = useState(false);
  const link = useRef<HTMLAnchorElement>(null);
  const news = useLiveCounts(scope);
  const path = decodeMailboxKey(scope);
  const quick = path !== undefined && isListSearch({ q, scope: 'folder', path });
  useEffect(() => {
    if (!link.current || !quick || seen) return;
    const watch = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) setSeen(true);
    });
    watch.observe(link.current);
    return () => watch.disconnect();
  }, [quick, seen]);
  const ask = (signal?: AbortSignal): void => {
    if (path === undefined) return;
    askJson<MessageList>(apiHref('listMessages'), { mailbox: scope, q, limit: 1 }, { background: true, signal }).then(
      ({ total }) => setCount(total),
      () => undefined, // the last count stands, and the search itself says what is wrong
    );
  };
  const recount = useEffectEvent(ask);
  useEffect(() => {
    if (!seen) return;
    const left = new AbortController();
    const later = setTimeout(() => recount(left.signal), CALM);
    return () => {
      clearTimeout(later);
      left.abort();
    };
  }, [seen, news, scope, q]);
  const pointed = quick || count !== undefined ? {} : { onPointerEnter: () => ask(), onFocus: () => ask() };
  return (
    <a
      ref={link}
      className="rail-entry"
      href={path === undefined ? searchPage({ q }) : listPage(path, { q })}
      {...pointed}
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
