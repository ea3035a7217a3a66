import type { ReactNode } from 'react';
import { foldersPage } from '#lib/contract/index.ts';

interface Props {
  readonly label: string;
  /** What is looked for; the field keeps it. */
  readonly find: string;
  /** Hears each letter, where scripts run. */
  readonly onType?: ((find: string) => void) | undefined;
  readonly children?: ReactNode;
}

/** Finds a folder by a part of its name: on the page of all folders, or at once for whoever hears the letters. */
export function FolderSearch({ label, find, onType, children }: Props) {
  return (
    <search className="folder-search">
      <form method="get" action={foldersPage()}>
        <input
          type="search"
          name="find"
          aria-label={label}
          placeholder={label}
          autoComplete="off"
          spellCheck={false}
          {...(onType ? { value: find, onChange: (event) => onType(event.target.value) } : { defaultValue: find })}
        />
      </form>
      {children}
    </search>
  );
}
