import { apiHref } from '#lib/contract/index.ts';
import { encodeMailboxKey } from '#lib/mail/mailbox-key.ts';
import type { Texts } from '#lib/i18n/index.ts';
import { Button, FormHead } from '#components/ui/index.ts';

interface Props {
  readonly texts: Texts;
  readonly token: string;
  readonly q: string;
  /** Path of the folder that is searched; `undefined` searches all. */
  readonly path: string | undefined;
  /** Address of the results, where the form comes back to. */
  readonly here: string;
  readonly open?: boolean;
}

/** Keeps a search under a name. */
export function SaveSearch({ texts, token, q, path, here, open = false }: Props) {
  return (
    <details id="save" className="save-search" open={open}>
      <summary className="chip">{texts.t('messages.saveSearch')}</summary>
      <form method="post" action={apiHref('saveSearch')}>
        <FormHead token={token} return={here} />
        <input type="hidden" name="q" value={q} />
        <input type="hidden" name="scope" value={path === undefined ? '' : encodeMailboxKey(path)} />
        <input
          name="name"
          required
          maxLength={60}
          dir="auto"
          defaultValue={q.slice(0, 60)}
          aria-label={texts.t('messages.searchName')}
        />
        <Button tone="primary">{texts.t('common.save')}</Button>
      </form>
    </details>
  );
}
