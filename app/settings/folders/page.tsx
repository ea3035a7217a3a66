import { settingsPage } from '#lib/contract/index.ts';
import { openPage, pageNotice } from '#lib/http/index.ts';
import { encodeMailboxKey } from '#lib/mail/mailbox-key.ts';
import { CHOSEN_USES } from '#lib/mail/special-use.ts';
import { openParkedForm } from '#lib/service/index.ts';
import { labelMailbox, shortList } from '#components/mailboxes/index.ts';
import { FoldersForm, SettingsFrame } from '#components/settings/index.ts';
import { loadFolders, Shell } from '../../shell.tsx';
import { typedField } from '../../typed-field.ts';

interface Props {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

/** Which folder is Sent, Drafts, Archive, Junk and Trash. */
export default async function FoldersSettingsPage({ searchParams }: Props) {
  const query = await searchParams;
  const page = await openPage(settingsPage('folders'));
  const { texts, token, session } = page;
  const notice = pageNotice(query, texts);
  const typed = typeof query['form'] === 'string' ? await openParkedForm(session, query['form']) : undefined;
  const folders = (await loadFolders(session))?.mailboxes ?? [];
  const chosen = (await session.chosenUses?.()) ?? {};
  const values = CHOSEN_USES.map((use) => {
    const path = chosen[use];
    const kept = folders.some((one) => one.path === path) ? encodeMailboxKey(path ?? '') : '';
    return [use, typedField(typed, use, kept)] as const;
  });
  return (
    <Shell page={page} section="settings" notice={notice}>
      <title>{`${texts.t('settings.folders')} – ${page.productName}`}</title>
      <SettingsFrame texts={texts} section="folders">
        <FoldersForm
          texts={texts}
          token={token}
          values={Object.fromEntries(values) as Record<(typeof CHOSEN_USES)[number], string>}
          folders={shortList(folders, ({ path }) => Object.values(chosen).includes(path))
            .filter(({ selectable, specialUse }) => selectable && specialUse !== 'inbox')
            .map((one) => ({
              key: one.key,
              label: `${'\u2003'.repeat(one.depth)}${one.specialUse ? `${labelMailbox(one, texts)} (${one.path})` : one.name}`,
            }))}
          error={notice.error}
        />
      </SettingsFrame>
    </Shell>
  );
}
