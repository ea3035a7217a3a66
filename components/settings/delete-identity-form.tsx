import { deleteIdentity, identityPage, settingsPage, type IdentityView } from '#lib/contract/index.ts';
import type { Texts } from '#lib/i18n/index.ts';
import { formatAddress } from '#lib/mail/format-address.ts';
import { Button, ButtonLink, FormHead } from '#components/ui/index.ts';

interface Props {
  readonly texts: Texts;
  readonly token: string;
  readonly identity: IdentityView;
}

/** The question before a sender is removed. */
export function DeleteIdentityForm({ texts, token, identity }: Props) {
  const address = formatAddress(identity);
  return (
    <form method="post" action={deleteIdentity.href} className="grid max-w-xl gap-3">
      <FormHead token={token} return={settingsPage('identities')} />
      <input type="hidden" name="id" value={identity.id} />
      <h1 className="text-page font-strong" dir="auto">
        {texts.t('settings.identityDeleteTitle', { address })}
      </h1>
      <p dir="auto">{texts.t('settings.identityDeleteAbout', { address })}</p>
      <div className="flex flex-wrap gap-2">
        <Button tone="danger" icon="trash">
          {texts.t('settings.identityDeleteConfirm')}
        </Button>
        <ButtonLink href={identityPage(identity.id)}>{texts.t('common.cancel')}</ButtonLink>
      </div>
    </form>
  );
}
