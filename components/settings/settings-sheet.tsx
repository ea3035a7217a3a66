import type { ReactNode } from 'react';
import { saveSettings } from '#lib/contract/index.ts';
import type { Texts } from '#lib/i18n/index.ts';
import { Button, FormHead } from '#components/ui/index.ts';

interface Props {
  readonly texts: Texts;
  readonly token: string;
  /** This page. */
  readonly return: string;
  readonly title: string;
  readonly children: ReactNode;
}

/** The form of one part of the settings. It saves what stands in it and leaves the other parts alone. */
export function SettingsSheet({ texts, token, return: back, title, children }: Props) {
  return (
    <form method="post" action={saveSettings.href} className="grid gap-8">
      <FormHead token={token} return={back} />
      <h1 className="text-page font-strong">{title}</h1>
      {children}
      <div>
        <Button tone="primary" icon="check">
          {texts.t('settings.save')}
        </Button>
      </div>
    </form>
  );
}
