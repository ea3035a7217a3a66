import { searchPage, type MailboxView } from '#lib/contract/index.ts';
import type { TextKey, Texts } from '#lib/i18n/index.ts';
import { encodeMailboxKey } from '#lib/mail/mailbox-key.ts';
import { SEARCH_FORM_BOXES, SEARCH_FORM_FIELDS, readSearchForm } from '#lib/mail/search-form.ts';
import { Button, CheckField, SelectField, TextField } from '#components/ui/index.ts';
import { labelMailbox, shortList } from '#components/mailboxes/index.ts';

const FIELD_TEXTS = {
  from: 'search.formFrom',
  to: 'search.formTo',
  subject: 'search.formSubject',
  text: 'search.formText',
  filename: 'search.formFilename',
  after: 'search.formAfter',
  before: 'search.formBefore',
  larger: 'search.formLarger',
} as const satisfies Record<(typeof SEARCH_FORM_FIELDS)[number], TextKey>;
const BOX_TEXTS = {
  'is:unread': 'search.formUnread',
  'is:starred': 'search.formStarred',
  'has:attachment': 'search.formAttachment',
} as const satisfies Record<(typeof SEARCH_FORM_BOXES)[number], TextKey>;
const HINTS: Readonly<Partial<Record<(typeof SEARCH_FORM_FIELDS)[number], TextKey>>> = {
  after: 'search.formDayHint',
  before: 'search.formDayHint',
  larger: 'search.formSizeHint',
  text: 'search.formSlow',
};

interface Props {
  readonly texts: Texts;
  readonly mailboxes: readonly MailboxView[];
  readonly q: string;
  readonly scope: 'folder' | 'subtree' | 'all';
  readonly path: string | undefined;
}

/** The search as a form. It writes what could be typed as well, and sends it to the same address. */
export function AdvancedSearch({ texts, mailboxes, q, scope, path }: Props) {
  const form = readSearchForm(q);
  const folders = shortList(
    mailboxes.filter(({ selectable }) => selectable),
    (one) => one.path === path,
  );
  return (
    <form method="get" action={searchPage()} className="grid max-w-2xl gap-4 p-4">
      <input type="hidden" name="advanced" value="go" />
      <TextField name="words" label={texts.t('search.formWords')} defaultValue={form.words} maxLength={500} />
      <div className="grid gap-4 sm:grid-cols-2">
        {SEARCH_FORM_FIELDS.map((field) => (
          <TextField
            key={field}
            name={field}
            label={texts.t(FIELD_TEXTS[field])}
            hint={HINTS[field] && texts.t(HINTS[field])}
            defaultValue={form.fields[field] ?? ''}
            maxLength={200}
          />
        ))}
      </div>
      <fieldset className="flex flex-wrap gap-x-6 gap-y-1">
        <legend className="sr-only">{texts.t('search.formOnly')}</legend>
        {SEARCH_FORM_BOXES.map((box) => (
          <CheckField
            key={box}
            name="box"
            value={box}
            id={box.replace(':', '-')}
            label={texts.t(BOX_TEXTS[box])}
            defaultChecked={form.boxes.includes(box)}
          />
        ))}
      </fieldset>
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField
          name="mailbox"
          label={texts.t('search.columnFolder')}
          defaultValue={encodeMailboxKey(path ?? 'INBOX')}
          options={folders.map((one) => ({ value: one.key, label: labelMailbox(one, texts) }))}
        />
        <SelectField
          name="scope"
          id="form-scope"
          label={texts.t('mailboxes.searchScope')}
          defaultValue={scope}
          options={[
            { value: 'folder', label: texts.t('search.formThis') },
            { value: 'subtree', label: texts.t('search.formBelow') },
            { value: 'all', label: texts.t('mailboxes.searchAll') },
          ]}
        />
      </div>
      <div>
        <Button tone="primary" icon="search">
          {texts.t('mailboxes.search')}
        </Button>
      </div>
    </form>
  );
}
