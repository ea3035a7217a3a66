import { useMemo, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { apiHref, type MailboxList, type MailboxView } from '#lib/contract/index.ts';
import { postForm, recentFolders, rememberFolder } from '#lib/client/index.ts';
import { matchWords } from '#components/commands/index.ts';
import { labelMailbox, mailboxIcon } from '#components/mailboxes/index.ts';
import { LiveFinder, type Found } from '#components/ui/index.ts';
import { addFailure } from './activity.ts';
import type { Sheet } from './sheet.ts';
import { useActions } from './use-actions.ts';
import { useWorkspace } from './workspace-context.ts';

interface Props {
  readonly sheet: Sheet;
  readonly onClose: () => void;
}

/** So many folders are offered at once. */
const MOST = 200;

/** `key`: the folder; missing where it is to be made first. */
type Entry = Found & { readonly key?: string };

/** Finds the folder to move or copy to by a few letters; those used last come first, and one that is not there can be made. */
export function FolderPicker({ sheet: { kind, target }, onClose }: Props) {
  const { core, seed, texts } = useWorkspace();
  const { act } = useActions();
  const client = useQueryClient();
  const [typed, setTyped] = useState('');
  const loaded = client.getQueryData<MailboxList | null>(['folders'])?.mailboxes;
  const folders = useMemo(() => loaded ?? [], [loaded]);
  const count = target.uids.length;

  const put = (key: string, folder: string): void => {
    rememberFolder(seed.account, key);
    const note = texts.t(kind === 'copy' ? 'actions.copiedTo' : 'actions.movedTo', { count, folder });
    act({ ...target, do: kind === 'copy' ? 'copy' : 'move', target: key, note });
  };
  const make = async (name: string): Promise<void> => {
    const form = new FormData();
    form.append('token', seed.token);
    form.append('name', name);
    const answer = await postForm<{ readonly mailbox: string }>(apiHref('createMailbox'), form);
    if (answer.ok) {
      put(answer.body.mailbox, name);
      return;
    }
    const reason = answer.text || texts.t('workspace.offline');
    const retry = (): void => void make(name);
    const text = texts.t('actions.folderNotMade', { folder: name, reason });
    addFailure(core.activity, { text, detail: answer.detail, retry });
  };

  const labels = useMemo(() => pathLabels(folders, (part) => labelMailbox(part, texts)), [folders, texts]);
  const words = typed.trim();
  const known = rank(
    folders,
    target.mailbox,
    words,
    recentFolders(seed.account),
    (one) => labels.get(one.path) ?? one.path,
  );
  const isThere = folders.some((one) => labelMailbox(one, texts).toLowerCase() === words.toLowerCase());
  const found: readonly Entry[] =
    words === '' || isThere
      ? known
      : [...known, { id: 'make', label: texts.t('actions.makeFolder', { folder: words }), icon: 'plus' }];
  return (
    <LiveFinder
      title={texts.t(kind === 'copy' ? 'actions.copyTitle' : 'actions.moveTitle', { count })}
      field={texts.t('actions.folderField')}
      found={found}
      typed={typed}
      onType={setTyped}
      onChoose={({ key, label }) => {
        onClose();
        if (key === undefined) void make(words);
        else put(key, label);
      }}
      onClose={onClose}
    />
  );
}

/** Folders that answer the words, the best first; without words those used last, then all as the rail has them. */
function rank(
  folders: readonly MailboxView[],
  here: string,
  words: string,
  recent: readonly string[],
  label: (folder: MailboxView) => string,
): Entry[] {
  const place = ({ key }: MailboxView): number => (recent.includes(key) ? recent.indexOf(key) : recent.length);
  return folders
    .filter(({ selectable, path, rights }) => selectable && path !== here && rights?.mayInsert !== false)
    .map((folder) => ({ folder, label: label(folder), score: matchWords(label(folder), words) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || place(a.folder) - place(b.folder))
    .slice(0, MOST)
    .map(({ folder, label: name }) => ({ id: folder.key, key: folder.key, label: name, icon: mailboxIcon(folder) }));
}

/** Each folder with those it lies in: `Projects / 2026`. The list gives each parent before its children. */
function pathLabels(
  folders: readonly MailboxView[],
  name: (folder: MailboxView) => string,
): ReadonlyMap<string, string> {
  const labels = new Map<string, string>();
  for (const folder of folders) {
    const { path, delimiter } = folder;
    const cut = delimiter === '' ? -1 : path.lastIndexOf(delimiter);
    const above = cut > 0 ? labels.get(path.slice(0, cut)) : undefined;
    labels.set(path, above === undefined ? name(folder) : `${above} / ${name(folder)}`);
  }
  return labels;
}
