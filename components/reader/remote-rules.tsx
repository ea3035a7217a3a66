import type { SubmitEvent } from 'react';
import { apiHref, type RemoteImagesView } from '#lib/contract/index.ts';
import { Button, FormHead } from '#components/ui/index.ts';
import type { RemoteWords } from './remote-words.ts';

interface Props {
  readonly words: RemoteWords;
  readonly images: RemoteImagesView;
  readonly token: string;
  /** Where the forms lead to. */
  readonly back: string;
  /** Of scripts, which send them without leaving the page. */
  readonly onSubmit?: (event: SubmitEvent<HTMLFormElement>) => void;
}

/** Whose remote images are shown from now on without asking: one press each. */
export function RemoteRules({ words, images, token, back, onSubmit }: Props) {
  const rules = [
    { kind: 'sender', value: images.sender, label: words.sender, offered: images.sender !== '' },
    { kind: 'domain', value: images.domain, label: words.domain, offered: images.domain !== '' },
    { kind: 'contacts', value: '', label: words.contacts, offered: true },
  ];
  return rules
    .filter(({ offered }) => offered)
    .map(({ kind, value, label }) => (
      <form key={kind} method="post" action={apiHref('allowImages')} className="grid" onSubmit={onSubmit}>
        <FormHead token={token} return={back} />
        <input type="hidden" name="kind" value={kind} />
        <input type="hidden" name="value" value={value} />
        <Button tone="quiet">{label}</Button>
      </form>
    ));
}
