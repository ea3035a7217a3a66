import { useRef } from 'react';
import { useQuery } from '@tanstack/react-query';
import type { ConversationMember, MailboxView } from '#lib/contract/index.ts';
import { ConversationLine, MEMBER_ROLE, type ReaderView } from '#components/reader/index.ts';
import { useLiveValue, type LiveValue } from '#lib/client/index.ts';
import { beginningQuery } from './mail-queries.ts';
import { memberKey } from './member-key.ts';
import { MemberBody } from './member-body.tsx';
import { useInView } from './use-in-view.ts';
import { useWorkspace } from './workspace-context.ts';

/** What is unfolded, by the keys of its messages. */
export type Unfolded = LiveValue<ReadonlySet<string>>;

interface Props {
  readonly view: ReaderView;
  readonly member: ConversationMember;
  readonly unfolded: Unfolded;
}

/** So far from what is seen, in pixels, a message is fetched: it is there when it comes into view. */
const NEAR = 600;

/** Another message of the open conversation: one line, and under it all of the message where it is unfolded. */
export function OpenMember({ view, member, unfolded }: Props) {
  const { seed } = useWorkspace();
  const key = memberKey(member);
  const open = useLiveValue(unfolded, (now) => now.has(key));
  const place = useRef<HTMLDivElement>(null);
  const near = useInView(place, NEAR);
  const folder: MailboxView | undefined = view.mailboxes.find((one) => one.key === member.mailbox);
  const { data: beginning } = useQuery({
    ...beginningQuery(folder?.path ?? '', member),
    enabled: near && !open && folder !== undefined && seed.settings.previews,
  });
  const toggle = (): void =>
    unfolded.set((now) => new Set(now.has(key) ? [...now].filter((one) => one !== key) : [...now, key]));
  return (
    <div role={MEMBER_ROLE} data-member={open ? 'unfolded' : 'folded'} ref={place}>
      <ConversationLine view={view} member={member} beginning={beginning} fold={folder && { open, toggle }} />
      {open && folder && <MemberBody view={view} folder={folder} member={member} near={near} />}
    </div>
  );
}
