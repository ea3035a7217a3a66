import type { ReactNode } from 'react';
import { helpPage, loginPage } from '#lib/contract/index.ts';
import type { Texts } from '#lib/i18n/index.ts';
import { Logo } from '#components/ui/index.ts';

interface Props {
  readonly texts: Texts;
  readonly productName: string;
  readonly children: ReactNode;
}

/** The frame of pages that need nobody signed in: the name on top, a column of text below. */
export function PublicShell({ texts, productName, children }: Props) {
  return (
    <div className="flex min-h-dvh flex-col">
      <a className="skip-link" href="#content">
        {texts.t('common.skipToContent')}
      </a>
      <header className="mx-auto flex w-full max-w-4xl items-center justify-between gap-4 px-4 py-3">
        <a href={loginPage()} className="flex items-center gap-2.5 text-subject font-strong text-ink no-underline">
          <Logo />
          {productName}
        </a>
        <a href={helpPage()} className="inline-flex min-h-11 items-center px-2">
          {texts.t('mailboxes.help')}
        </a>
      </header>
      <main id="content" tabIndex={-1} className="mx-auto w-full max-w-4xl flex-1 px-4 pb-12 outline-none">
        {children}
      </main>
    </div>
  );
}
