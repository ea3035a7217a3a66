import { useEffect, useState } from 'react';
import { apiHref, type OutputOf, type readDraftKeeping } from '#lib/contract/index.ts';
import {
  AskError,
  CopyShelf,
  askJson,
  copyLock,
  fillWords,
  openCopy,
  readCopyKey,
  type CopyFields,
} from '#lib/client/index.ts';
import { Banner, Button } from '#components/ui/index.ts';
import type { DraftOfferProps } from './live-draft-offer.tsx';

/** A message that no page writes any more and no server has. */
interface LostDraft {
  readonly id: string;
  readonly at: number;
  readonly fields: CopyFields;
}

/**
 * The newest unsaved message that this browser kept for the person who is signed in: to be opened again, or thrown away. Copies of
 * other accounts, and those that no longer open, are taken out.
 */
export function DraftOffer({ words, token }: DraftOfferProps) {
  const [lost, setLost] = useState<readonly LostDraft[]>([]);
  useEffect(() => {
    findLost().then(setLost, (cause: unknown) => {
      if (!(cause instanceof AskError) && !(cause instanceof DOMException)) throw cause; // nothing is lost by not offering it now
    });
  }, []);
  const [first] = lost;
  if (!first) return null;
  const { id, at, fields } = first;
  const subject = fields.find(([name]) => name === 'subject')?.[1] ?? '';
  const time = new Intl.DateTimeFormat(words.dates, { timeStyle: 'short', timeZone: words.timeZone }).format(at);
  const next = (): void => setLost(lost.slice(1));
  return (
    <Banner
      tone="warn"
      className="mb-2"
      actions={
        <form
          ref={carry(fields)}
          method="post"
          action={apiHref('compose')}
          encType="multipart/form-data"
          className="flex flex-wrap gap-2"
        >
          <input type="hidden" name="token" value={token} />
          <Button name="do" value="restore">
            {words.draftRestore}
          </Button>
          <Button type="button" tone="quiet" onClick={next}>
            {words.draftLater}
          </Button>
          <Button
            type="button"
            tone="quiet"
            onClick={() => {
              void forget([id]);
              next();
            }}
          >
            {words.draftDrop}
          </Button>
        </form>
      }
    >
      {fillWords(words.draftLost, { time, subject: subject || words.noSubject })}
    </Banner>
  );
}

/** Puts these fields into what a form sends. */
const carry = (fields: CopyFields) => (form: HTMLFormElement | null) => {
  if (!form) return undefined;
  const add = ({ formData }: FormDataEvent): void => {
    for (const [name, value] of fields) formData.append(name, value);
  };
  form.addEventListener('formdata', add);
  return () => form.removeEventListener('formdata', add);
};

async function findLost(): Promise<readonly LostDraft[]> {
  const shelf = await CopyShelf.open();
  const copies = await shelf.list();
  shelf.close();
  if (copies.length === 0) return [];
  const key = await readCopyKey(
    await askJson<OutputOf<typeof readDraftKeeping>>(apiHref('readDraftKeeping'), {}, { background: true }),
  );
  const { held = [] } = await navigator.locks.query();
  const written = new Set(held.map(({ name }) => name));
  const lost: LostDraft[] = [];
  const useless: string[] = [];
  for (const copy of copies.toSorted((a, b) => b.at - a.at)) {
    const fields = await openCopy(key, copy);
    if (!fields) useless.push(copy.id);
    else if (!written.has(copyLock(copy.id))) lost.push({ id: copy.id, at: copy.at, fields });
  }
  await forget(useless);
  return lost;
}

async function forget(ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const shelf = await CopyShelf.open();
  for (const id of ids) await shelf.remove(id);
  shelf.close();
}
