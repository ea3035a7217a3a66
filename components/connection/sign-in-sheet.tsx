import { useEffect, useId, useState, type SubmitEvent } from 'react';
import { apiHref, loginPage, type OutputOf, type signIn } from '#lib/contract/index.ts';
import { sendForm } from '#lib/client/index.ts';
import { Banner, Button, CheckField, LiveDialog, TextField } from '#components/ui/index.ts';
import type { ConnectionWords } from './connection-words.ts';

interface Props {
  readonly words: ConnectionWords;
  /** Whoever is signed in on this page; nobody else can come back to it. */
  readonly user: string;
  readonly ended: boolean;
  /** @param lasts seconds until the new session ends at the latest */
  readonly onSignedIn: (lasts: number) => void;
  readonly onDismiss: () => void;
}

/** Signs the person of this page in again, over the page, which stays as it is. */
export function SignInSheet({ words, user, ended, onSignedIn, onDismiss }: Props) {
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState('');
  const id = useId();
  const focus = (): void => document.getElementById(id)?.focus();
  useEffect(() => document.getElementById(id)?.focus(), [id]);

  const onSubmit = async (event: SubmitEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    const answer = await sendForm<OutputOf<typeof signIn>>(apiHref('signIn'), new FormData(event.currentTarget));
    setBusy(false);
    if (answer.ok) {
      onSignedIn(answer.body.lasts);
      return;
    }
    setFault(answer.text || words.noAnswer);
    focus();
  };

  return (
    <LiveDialog title={words.signInAgain} onClose={onDismiss} stays className={ended ? 'dialog-veiled' : ''}>
      <p className="mt-2 text-body">{ended ? words.sheetEnded : words.sheetEnding}</p>
      {fault !== '' && (
        <Banner tone="danger" className="mt-3">
          {fault}
        </Banner>
      )}
      <form
        aria-busy={busy}
        method="post"
        action={apiHref('signIn')}
        className="mt-4 grid gap-4"
        onSubmit={(event) => void onSubmit(event)}
      >
        <TextField
          id={`${id}user`}
          name="user"
          label={words.signedInAs}
          defaultValue={user}
          autoComplete="username"
          readOnly
        />
        <TextField
          id={id}
          name="password"
          label={words.password}
          type="password"
          autoComplete="current-password"
          maxLength={1024}
          required
        />
        <CheckField id={`${id}keep`} name="keep" label={words.keep} />
        <div className="flex flex-wrap items-center justify-end gap-2">
          <a href={loginPage()} className="me-auto inline-flex min-h-6 items-center text-muted underline">
            {words.somebodyElse}
          </a>
          <Button type="button" onClick={onDismiss}>
            {words.notNow}
          </Button>
          <Button tone="primary">{words.signIn}</Button>
        </div>
      </form>
    </LiveDialog>
  );
}
