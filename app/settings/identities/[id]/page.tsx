import { config } from '#lib/config.ts';
import { identityPage, settingsPage } from '#lib/contract/index.ts';
import { openPage, pageNotice } from '#lib/http/index.ts';
import { listIdentities, openParkedForm } from '#lib/service/index.ts';
import { DeleteIdentityForm, IdentityForm, SettingsFrame, formattedEditor } from '#components/settings/index.ts';
import { ButtonLink, EmptyState } from '#components/ui/index.ts';
import { Shell, loadFolders } from '../../../shell.tsx';
import { typedField } from '../../../typed-field.ts';

interface Props {
  readonly params: Promise<{ readonly id: string }>;
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

export default async function IdentityPage({ params, searchParams }: Props) {
  const [{ id }, query] = await Promise.all([params, searchParams]);
  const page = await openPage(identityPage(id));
  const { texts, token, session } = page;
  const notice = pageNotice(query, texts);
  const [identities, folders, typed] = await Promise.all([
    listIdentities(session),
    loadFolders(session),
    typeof query['form'] === 'string' ? openParkedForm(session, query['form']) : undefined,
  ]);
  const identity = identities.find((one) => one.id === id);
  const usual = identities.find(({ isDefault }) => isDefault);
  const fields = {
    name: typedField(typed, 'name', identity?.name ?? usual?.name ?? ''),
    address: typedField(typed, 'address', identity?.address ?? usual?.address ?? ''),
    replyTo: typedField(typed, 'replyTo', identity?.replyTo ?? ''),
    cc: typedField(typed, 'cc', identity?.cc ?? ''),
    bcc: typedField(typed, 'bcc', identity?.bcc ?? ''),
    sentMailbox: typedField(typed, 'sentMailbox', identity?.sentMailbox ?? ''),
    signature: typedField(typed, 'signature', identity?.signature ?? ''),
    signatureHtml: typedField(typed, 'signatureHtml', identity?.signatureHtml ?? ''),
    isDefault: typed ? 'isDefault' in typed : (identity?.isDefault ?? false),
  };
  return (
    <Shell page={page} section="settings" notice={notice}>
      <title>{`${page.texts.t('settings.identities')} – ${page.productName}`}</title>
      <SettingsFrame texts={texts} section="identities">
        {id !== 'new' && !identity ? (
          <EmptyState
            icon="contacts"
            title={texts.t('settings.identityMissing')}
            actions={<ButtonLink href={settingsPage('identities')}>{texts.t('settings.identityBack')}</ButtonLink>}
          />
        ) : identity && query['delete'] && identities.length > 1 ? (
          <DeleteIdentityForm texts={texts} token={token} identity={identity} />
        ) : (
          <IdentityForm
            texts={texts}
            token={token}
            identity={identity}
            fields={fields}
            mayChangeAddress={config().identities === 'address'}
            mayDelete={identities.length > 1}
            folders={(folders?.mailboxes ?? []).filter(({ selectable }) => selectable)}
            editor={formattedEditor(texts)}
            error={notice.error}
          />
        )}
      </SettingsFrame>
    </Shell>
  );
}
