import { readMailPlace } from '#lib/contract/index.ts';

/** The folders as the rail shows them: their names are there already, in the person's language and as they are now. */
export function seenFolders(): readonly { readonly label: string; readonly path: string }[] {
  return [...document.querySelectorAll<HTMLElement>('#folders [data-folder-name]')].flatMap((name) => {
    const link = name.closest('a');
    const path = link && readMailPlace(link.href)?.mailbox;
    const label = name.textContent.trim();
    return path && label ? [{ label, path }] : [];
  });
}
