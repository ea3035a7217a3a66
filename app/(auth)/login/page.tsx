import { basePath, helpPage, loginPage, signIn } from '#lib/contract/index.ts';
import { leaveAfterOutage, openPublicPage, pageNotice } from '#lib/http/index.ts';
import {
  Banner,
  Button,
  CheckField,
  FormHead,
  LiveFocus,
  LivePasswordField,
  Logo,
  TextField,
} from '#components/ui/index.ts';
import { LivePage, Notice } from '#components/mailboxes/index.ts';

interface Props {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Sign in with the mailbox's own name and password. */
export default async function LoginPage({ searchParams }: Props) {
  const page = await openPublicPage();
  const query = await searchParams;
  leaveAfterOutage(page, query);
  const { texts, productName, insecure, token, typedUser } = page;
  const back = typeof query['return'] === 'string' ? query['return'] : undefined;
  const here = loginPage(back === undefined ? {} : { return: back });
  const other = texts.locale === 'en' ? 'id' : 'en';
  return (
    <div className="flex min-h-dvh flex-col items-center justify-center gap-6 px-4 py-8">
      <title>{`${texts.t('login.title')} – ${productName}`}</title>
      <main id="content" className="grid w-full max-w-sm gap-5">
        <div className="grid justify-items-center gap-2 text-center">
          <Logo size={56} />
          <h1 className="text-login font-strong tracking-tight">{productName}</h1>
          <p className="text-muted">{texts.t('login.intro')}</p>
        </div>
        {insecure && <Banner tone="warn">{texts.t('mailboxes.insecure')}</Banner>}
        <Notice texts={texts} notice={pageNotice(query, texts)} />
        <form
          method="post"
          action={signIn.href}
          className="grid gap-4 rounded-sheet border border-line bg-surface p-5 pane:p-6"
        >
          <FormHead token={token} {...(back === undefined ? {} : { return: back })} />
          <TextField
            name="user"
            label={texts.t('login.user')}
            defaultValue={typedUser}
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={320}
            required
          />
          <LivePasswordField
            name="password"
            label={texts.t('login.password')}
            autoComplete="current-password"
            maxLength={1024}
            words={{
              show: texts.t('login.show'),
              hide: texts.t('login.hide'),
              showLabel: texts.t('login.showPassword'),
              hideLabel: texts.t('login.hidePassword'),
            }}
          />
          <CheckField name="keep" label={texts.t('login.keep')} hint={texts.t('login.keepHint')} />
          <Button tone="primary" className="min-h-11">
            {texts.t('login.submit')}
          </Button>
        </form>
        <p className="flex justify-center gap-6 text-muted">
          <a
            href={`${here}${here.includes('?') ? '&' : '?'}lang=${other}`}
            hrefLang={other}
            lang={other}
            className="inline-flex min-h-6 items-center"
          >
            {texts.t('login.language')}
          </a>
          <a href={helpPage()} className="inline-flex min-h-6 items-center">
            {texts.t('login.help')}
          </a>
        </p>
      </main>
      <LiveFocus fields={['user', 'password']} />
      <LivePage cookiePath={basePath || '/'} />
    </div>
  );
}
