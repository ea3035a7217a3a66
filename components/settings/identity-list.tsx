import { identityPage, type IdentityView } from '#lib/contract/index.ts';
import type { Texts } from '#lib/i18n/index.ts';
import { formatAddress } from '#lib/mail/format-address.ts';
import { ButtonLink } from '#components/ui/index.ts';

interface Props {
  readonly texts: Texts;
  readonly identities: readonly IdentityView[];
}

/** Everybody this person may write as, with what stands below their messages. */
export function IdentityList({ texts, identities }: Props) {
  return (
    <div className="grid grid-cols-1 gap-4">
      <header className="flex flex-wrap items-start justify-between gap-2">
        <div>
          <h1 className="text-page font-strong">{texts.t('settings.identities')}</h1>
          <p className="text-muted">{texts.t('settings.identitiesIntro')}</p>
        </div>
        <ButtonLink href={identityPage('new')} icon="plus">
          {texts.t('settings.identityAdd')}
        </ButtonLink>
      </header>
      <ul className="grid gap-3">
        {identities.map((identity) => (
          <li key={identity.id} className="grid gap-2 rounded-button border border-line bg-surface p-4">
            <div className="flex flex-wrap items-center gap-2">
              <h2 className="min-w-0 flex-1 basis-48 font-strong" dir="auto">
                {formatAddress(identity)}
              </h2>
              {identity.isDefault && (
                <span className="rounded-field bg-accent-subtle px-2 py-0.5 text-meta font-medium text-accent">
                  {texts.t('settings.identityDefault')}
                </span>
              )}
              <ButtonLink
                href={identityPage(identity.id)}
                title={texts.t('settings.identityEditOf', { address: formatAddress(identity) })}
              >
                {texts.t('settings.identityEdit')}
                <span className="sr-only"> {formatAddress(identity)}</span>
              </ButtonLink>
            </div>
            {identity.replyTo && (
              <p className="text-snippet text-muted">
                {texts.t('settings.identityReplyTo')}: <bdi>{identity.replyTo}</bdi>
              </p>
            )}
            {identity.signature ? (
              <p
                className="max-h-24 overflow-hidden border-s-2 border-line ps-3 text-snippet whitespace-pre-wrap text-muted"
                dir="auto"
              >
                {identity.signature}
              </p>
            ) : (
              <p className="text-snippet text-muted">{texts.t('settings.identityNoSignature')}</p>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
