import {
  apiHref,
  compose,
  framePage,
  outboxPage,
  readUpload,
  type ComposeView,
  type ContactView,
  type SenderView,
  type TemplateView,
} from '#lib/contract/index.ts';
import type { Texts } from '#lib/i18n/index.ts';
import { AddressBookPicks } from './address-book-picks.tsx';
import { composerTitle } from './composer-title.ts';
import { composerWords } from './composer-words.ts';
import type { ComposerFormProps } from './composer-form-props.ts';
import { LiveComposerForm } from './live-composer-form.tsx';

interface Props {
  readonly texts: Texts;
  readonly token: string;
  readonly view: ComposeView;
  readonly identities: readonly SenderView[];
  readonly contacts: readonly ContactView[];
  /** Where closing, sending and throwing away lead, with the mount point. */
  readonly backHref: string;
  /** Largest message with its files, in octets. */
  readonly maxBytes: number;
  /** Whether messages with a time to leave at do so while their person is signed out. */
  readonly unattended: boolean;
  readonly markdown: boolean;
  readonly templates?: readonly TemplateView[];
  readonly error?: ComposerFormProps['error'];
}

/** One message being written: everything the composer form needs, with its words in the person's language. */
export function Composer({
  texts,
  token,
  view,
  identities,
  contacts,
  backHref,
  maxBytes,
  unattended,
  markdown,
  templates,
  error,
}: Props) {
  return (
    <LiveComposerForm
      view={view}
      title={composerTitle(view, texts)}
      identities={identities}
      templates={templates?.map(({ id, name }) => ({ id, name }))}
      words={composerWords(texts, maxBytes, unattended)}
      token={token}
      hrefs={{
        action: compose.href,
        suggest: apiHref('suggestRecipients'),
        back: backHref,
        outbox: outboxPage('{id}'),
        frame: framePage(),
        picture: `${readUpload.href}?id=`,
      }}
      maxBytes={maxBytes}
      markdown={markdown}
      error={error}
    >
      <AddressBookPicks texts={texts} contacts={contacts} />
    </LiveComposerForm>
  );
}
