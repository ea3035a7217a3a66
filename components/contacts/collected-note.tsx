import { clearCollected, contactsPage, settingsPage } from '#lib/contract/index.ts';
import type { Texts } from '#lib/i18n/index.ts';
import { Button, FormHead } from '#components/ui/index.ts';

interface Props {
  readonly texts: Texts;
  readonly token: string;
}

/** What the collected people are, how to stop that, and how to be rid of all of them: asked twice, for there is no way back. */
export function CollectedNote({ texts, token }: Props) {
  return (
    <div className="grid gap-1 text-muted">
      <p>
        {texts.t('contacts.collectedHint')} <a href={settingsPage()}>{texts.t('contacts.collectedSettings')}</a>
      </p>
      <details>
        <summary className="inline-block min-h-6 underline pointer-coarse:min-h-11">
          {texts.t('contacts.clear')}
        </summary>
        <form method="post" action={clearCollected.href} className="flex flex-wrap items-center gap-2 py-2">
          <FormHead token={token} return={contactsPage({ book: 'collected' })} />
          <p className="text-ink">{texts.t('contacts.clearAsk')}</p>
          <Button tone="danger" icon="trash">
            {texts.t('contacts.clearSure')}
          </Button>
        </form>
      </details>
    </div>
  );
}
