import type { MailboxView } from '#lib/contract/index.ts';
import type { Texts } from '#lib/i18n/index.ts';
import { labelMailbox } from './label-mailbox.ts';
import { shortList } from './short-list.ts';

interface Props {
  readonly texts: Texts;
  readonly mailboxes: readonly MailboxView[];
  /** Path of the folder that the messages lie in. */
  readonly here: string;
}

/** The folders that messages can go to, as the options of a menu; of many only a part, and how many are left out. */
export function TargetOptions({ texts, mailboxes, here }: Props) {
  const targets = mailboxes.filter(({ selectable, path }) => selectable && path !== here);
  const beside = here.slice(0, here.lastIndexOf(mailboxes.find(({ path }) => path === here)?.delimiter || '\0') + 1);
  const listed = shortList(targets, ({ path }) => beside !== '' && path.startsWith(beside));
  return (
    <>
      {listed.map((target) => (
        <option key={target.key} value={target.key}>
          {`${'\u2003'.repeat(Math.min(target.depth, 6))}${labelMailbox(target, texts)}`}
        </option>
      ))}
      {listed.length < targets.length && (
        <option disabled value="">
          {texts.t('mailboxes.more', { count: texts.number(targets.length - listed.length) })}
        </option>
      )}
    </>
  );
}
