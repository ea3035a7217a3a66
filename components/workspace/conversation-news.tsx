import { useEffect, useRef, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { decodeMailboxKey } from '#lib/mail/mailbox-key.ts';
import { displayName } from '#lib/mail/address.ts';
import { SEEN, hasFlag } from '#lib/mail/flags.ts';
import type { ReaderView } from '#components/reader/index.ts';
import { Button, announce } from '#components/ui/index.ts';
import { memberKey } from './member-key.ts';
import { messageKey } from './mail-queries.ts';
import { useWorkspace } from './workspace-context.ts';

/** Several events of one moment are one reason to ask again, in milliseconds. */
const TOGETHER = 400;

interface Props {
  readonly view: ReaderView;
  /** What is unread above was opened while the message was read already, so nobody has seen it. */
  readonly above: boolean;
}

/**
 * Keeps the open conversation up to date, and says quietly what came to it since it was opened, or which unread messages stand above what
 * is read. Nothing moves by itself: the note leads there.
 */
export function ConversationNews({ view, above: tellsAbove }: Props) {
  const { texts, mailbox, message, conversation } = view;
  const { mailboxes } = view;
  useNews(mailbox.path, message, [
    ...(conversation?.members ?? []).map((one) => one.mailbox),
    ...mailboxes.filter(({ specialUse }) => specialUse === 'sent').map(({ key }) => key),
  ]);
  const members = conversation?.members ?? [];
  const [first, setFirst] = useState<ReadonlySet<string>>();
  if (first === undefined && members.length > 0) setFirst(new Set(members.map(memberKey)));
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set());
  const here = members.findIndex((one) => one.mailbox === mailbox.key && one.uid === message.uid);
  const unread = members.filter(({ flags }) => !hasFlag(flags, SEEN));
  const came = first && unread.findLast((one) => !one.own && !first.has(memberKey(one)) && !gone.has(memberKey(one)));
  const above = members
    .slice(0, tellsAbove ? Math.max(0, here) : 0)
    .filter((one) => unread.includes(one) && !gone.has(memberKey(one)));
  const [oldest] = above;
  const target = came ?? oldest;
  const said = came
    ? texts.t('reader.conversationNew', { name: displayName(came.from[0]) || texts.t('common.noSender') })
    : texts.t('reader.conversationAbove', { count: above.length });
  const news = came ? memberKey(came) : '';
  useEffect(() => {
    if (news !== '') announce(said);
  }, [news, said]);
  if (!target) return null;
  const go = (): void => {
    setGone((now) => new Set([...now, ...(came ? [memberKey(came)] : above.map(memberKey))]));
    const place = members.filter((one) => one !== members[here]).indexOf(target);
    const heads = document.querySelectorAll<HTMLElement>('.reader [data-member]:not([data-member=open]) [data-head]');
    const head = heads[place];
    const fold = head?.closest('details');
    if (fold) fold.open = true;
    head?.focus({ preventScroll: true });
    head?.scrollIntoView({ block: 'start' });
  };
  return (
    <div className="conversation-news">
      <Button type="button" icon={came ? 'chevron-down' : 'chevron-up'} onClick={go}>
        {said}
      </Button>
    </div>
  );
}

/** Asks for the conversation again when something comes to one of its folders, or leaves it. */
function useNews(path: string, message: { uidValidity: number; uid: number }, folders: readonly string[]): void {
  const { core } = useWorkspace();
  const client = useQueryClient();
  const [, , ref] = messageKey(path, message);
  const among = useRef<ReadonlySet<string>>(new Set());
  useEffect(() => {
    among.current = new Set([path, 'INBOX', ...folders.flatMap((key) => decodeMailboxKey(key) ?? [])]);
  });
  useEffect(() => {
    let due: ReturnType<typeof setTimeout> | undefined;
    const hear: Parameters<typeof core.hearers.add>[0] = (event, mailbox) => {
      if ((event.type === 'patch' && event.change === 'flags') || !among.current.has(mailbox)) return;
      clearTimeout(due);
      due = setTimeout(
        () => void client.invalidateQueries({ queryKey: ['conversation', 'message', path, ref] }),
        TOGETHER,
      );
    };
    core.hearers.add(hear);
    return () => {
      clearTimeout(due);
      core.hearers.delete(hear);
    };
  }, [core, client, path, ref]);
}
