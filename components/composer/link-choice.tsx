import { useId, useState } from 'react';
import { linkAddress } from '#lib/mail/link-address.ts';
import { Button } from '#components/ui/index.ts';
import type { ComposerWords } from './composer-words.ts';

interface Props {
  readonly words: ComposerWords;
  /** Where the link at the cursor leads now. */
  readonly link: string;
  /** `''` takes the link away. */
  readonly onChoose: (address: string) => void;
  readonly onClose: () => void;
}

/** Where a link leads. Stands in the form of the message, so Enter must not reach it. */
export function LinkChoice({ words, link, onChoose, onClose }: Props) {
  const id = useId();
  const [typed, setTyped] = useState(link);
  const address = linkAddress(typed);
  return (
    <div className="flex flex-wrap items-center gap-2 border-t border-line px-4 py-2 pane:px-6">
      <label htmlFor={id} className="text-muted">
        {words.linkAddress}
      </label>
      <input
        ref={(input) => input?.focus()}
        id={id}
        type="text"
        inputMode="url"
        dir="ltr"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        value={typed}
        className="min-h-9 min-w-0 flex-1 rounded-field border border-control bg-surface px-2 pointer-coarse:min-h-11"
        onChange={(event) => setTyped(event.currentTarget.value)}
        onInput={(event) => event.stopPropagation()}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onClose();
          else if (event.key === 'Enter') {
            if (address !== undefined) onChoose(address);
          } else return;
          event.preventDefault();
          event.stopPropagation();
        }}
      />
      <Button type="button" disabled={address === undefined} onClick={() => onChoose(address ?? '')}>
        {words.linkSet}
      </Button>
      {link !== '' && (
        <Button type="button" tone="quiet" onClick={() => onChoose('')}>
          {words.linkRemove}
        </Button>
      )}
    </div>
  );
}
