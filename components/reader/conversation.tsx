import { Fragment, type ReactNode } from 'react';
import { messagePage, type ConversationMember } from '#lib/contract/index.ts';
import { SEEN, hasFlag } from '#lib/mail/flags.ts';
import { ButtonLink } from '#components/ui/index.ts';
import { ConversationLine } from './conversation-line.tsx';
import { foldEarlier } from './fold-earlier.ts';
import type { ReaderView } from './reader-view.ts';

/** A message alone is no list; the same elements become one when others are found, so that nothing of it is drawn twice. */
const LIST_ROLE = 'list';
export const MEMBER_ROLE = 'listitem';

/**
 * A message among those it belongs together with, in the order they came: the others are lines that lead to them, many of them folded.
 * The message itself keeps its place in the tree whatever is found around it, so that nothing of it is drawn twice.
 */
export function Conversation({ view, children }: { readonly view: ReaderView; readonly children: ReactNode }) {
  const { texts, mailbox, message, conversation } = view;
  const members = conversation?.members ?? [];
  const at = members.findIndex((one) => one.mailbox === mailbox.key && one.uid === message.uid);
  const many = members.length > 1 && at >= 0;
  return (
    <section aria-label={conversation === undefined ? undefined : texts.t('reader.conversation')}>
      <div role={many ? LIST_ROLE : undefined} className="conversation">
        {many ? (
          <Members view={view} members={members.slice(0, at)} words="conversationEarlier" />
        ) : (
          <Expected lines={conversation === undefined ? 0 : (view.expected ?? 0)} />
        )}
        <div role={many ? MEMBER_ROLE : undefined} aria-current={many || undefined} data-member="open">
          {children}
        </div>
        {many && <Members view={view} members={members.slice(at + 1)} words="conversationMore" />}
      </div>
      <Note view={view} />
    </section>
  );
}

interface MembersProps {
  readonly view: ReaderView;
  readonly members: readonly ConversationMember[];
  readonly words: 'conversationEarlier' | 'conversationMore';
}

function Members({ view, members, words }: MembersProps) {
  const folded = foldEarlier(members.map(({ flags }) => !hasFlag(flags, SEEN)));
  const draw = (some: readonly ConversationMember[]) =>
    some.map((member) => <Member key={keyOf(member)} view={view} member={member} />);
  return (
    <>
      {folded > 0 && (
        <div role={MEMBER_ROLE} className="conversation-fold">
          <details>
            <summary>{view.texts.t(`reader.${words}`, { count: folded })}</summary>
            <div role={LIST_ROLE}>{draw(members.slice(0, folded))}</div>
          </details>
        </div>
      )}
      {draw(members.slice(folded))}
    </>
  );
}

const keyOf = ({ mailbox, uidValidity, uid }: ConversationMember): string =>
  `${mailbox} ${String(uidValidity)}.${String(uid)}`;

function Member({ view, member }: { readonly view: ReaderView; readonly member: ConversationMember }) {
  if (view.drawMember) return <Fragment>{view.drawMember(view, member)}</Fragment>;
  return (
    <div role={MEMBER_ROLE} data-member>
      <ConversationLine view={view} member={member} />
    </div>
  );
}

/** The room of the lines that are about to come. */
function Expected({ lines }: { readonly lines: number }) {
  return Array.from({ length: lines }, (_, line) => (
    <div key={line} className="conversation-line" aria-hidden="true">
      <span className="skeleton" />
    </div>
  ));
}

/** What is to be said of the conversation as a whole; before it is asked for, the link that asks, unless the message is alone. */
function Note({ view }: { readonly view: ReaderView }) {
  const { texts, mailbox, message, list, conversation, alone, waiting } = view;
  const again = messagePage(mailbox.path, message, { list, conversation: '1' });
  if (conversation === undefined)
    return alone === true || waiting === true ? null : (
      <p className="border-t border-line px-4 py-3 print:hidden pane:px-6">
        <ButtonLink href={again} tone="quiet" icon="mail">
          {texts.t('reader.conversationShow')}
        </ButtonLink>
      </p>
    );
  const said =
    conversation === null ? (
      <>
        {texts.t('reader.conversationLater')} <a href={again}>{texts.t('reader.conversationAgain')}</a>
      </>
    ) : conversation.members.length === 1 ? (
      texts.t('reader.conversationAlone')
    ) : (
      !conversation.complete && texts.t('reader.conversationIncomplete')
    );
  return said && <p className="border-t border-line px-4 py-3 text-snippet text-muted pane:px-6">{said}</p>;
}
