import type { TextKey, Texts } from '#lib/i18n/index.ts';
import { Button, SelectField, TextAreaField, TextField } from '#components/ui/index.ts';
import type { ContactRowFields, RowKind } from './contact-fields.ts';
import { kindWords, OFFERED_KINDS } from './kind-words.ts';

interface Props {
  readonly texts: Texts;
  readonly kind: RowKind;
  readonly rows: readonly ContactRowFields[];
  readonly error?: string | undefined;
}

interface Words {
  readonly title: TextKey;
  readonly one: TextKey;
  readonly add: TextKey;
}

const WORDS: Readonly<Record<RowKind, Words>> = {
  email: { title: 'contacts.emails', one: 'contacts.email', add: 'contacts.addEmail' },
  phone: { title: 'contacts.phones', one: 'contacts.phone', add: 'contacts.addPhone' },
  postal: { title: 'contacts.postal', one: 'contacts.postal', add: 'contacts.addPostal' },
  website: { title: 'contacts.websites', one: 'contacts.website', add: 'contacts.addWebsite' },
  field: { title: 'contacts.custom', one: 'contacts.fieldLabel', add: 'contacts.addCustom' },
};
const PARTS = [
  ['city', 'contacts.city', 200],
  ['region', 'contacts.region', 200],
  ['code', 'contacts.code', 100],
  ['country', 'contacts.country', 200],
] as const;

/** One list of a card's form. Its buttons post the form, which comes back with a row more or less. */
export function ContactRows({ texts, kind, rows, error }: Props) {
  const words = WORDS[kind];
  return (
    <fieldset className="grid min-w-0 grid-cols-1 gap-2" id={`${kind}-rows`}>
      <legend className="pb-1 font-medium">{texts.t(words.title)}</legend>
      {rows.map((row, at) => (
        <div key={`${String(at)} ${JSON.stringify(row)}`} className="flex min-w-0 items-start gap-2">
          <RowFields texts={texts} kind={kind} row={row} at={at} error={at === 0 ? error : undefined} />
          <Button tone="quiet" icon="close" iconOnly name="do" value={`drop-${kind}-${String(at)}`}>
            {texts.t('contacts.drop', { what: texts.t(words.one), number: at + 1 })}
          </Button>
        </div>
      ))}
      <Button tone="quiet" icon="plus" name="do" value={`add-${kind}`} className="justify-self-start">
        {texts.t(words.add)}
      </Button>
    </fieldset>
  );
}

interface RowProps extends Omit<Props, 'rows'> {
  readonly row: ContactRowFields;
  readonly at: number;
}

function RowFields({ texts, kind, row, at, error }: RowProps) {
  const numbered = (what: TextKey): string => texts.t('contacts.numbered', { what: texts.t(what), number: at + 1 });
  const field = (name: string, what: TextKey, maxLength: number) => ({
    name,
    id: at === 0 ? name : `${name}-${String(at)}`,
    label: numbered(what),
    labelHidden: true,
    defaultValue: row[name] ?? '',
    maxLength,
    autoComplete: 'off',
  });
  if (kind === 'field')
    return (
      <div className="grid min-w-0 flex-1 gap-2 pane:grid-cols-[12rem_1fr]">
        <TextField {...field('fieldLabel', 'contacts.fieldLabel', 200)} placeholder={texts.t('contacts.fieldLabel')} />
        <TextField {...field('fieldValue', 'contacts.fieldValue', 2000)} placeholder={texts.t('contacts.fieldValue')} />
      </div>
    );
  const type = kind === 'postal' ? 'postalType' : `${kind}Type`;
  const chosen = row[type] ?? '';
  const kinds = ['', ...OFFERED_KINDS, ...(chosen === '' || isOffered(chosen) ? [] : [chosen])];
  const kindField = (
    <SelectField
      name={type}
      id={`${type}-${String(at)}`}
      label={numbered('contacts.kind')}
      labelHidden
      defaultValue={chosen}
      options={kinds.map((value) => ({
        value,
        label: value === '' ? texts.t('contacts.kindNone') : kindWords(texts, value),
      }))}
    />
  );
  if (kind === 'postal')
    return (
      <div className="grid min-w-0 flex-1 items-start gap-2 pane:grid-cols-[8rem_1fr]">
        {kindField}
        <div className="grid min-w-0 gap-2 pane:grid-cols-2">
          <TextAreaField
            name="street"
            id={`street-${String(at)}`}
            label={numbered('contacts.street')}
            labelHidden
            placeholder={texts.t('contacts.street')}
            defaultValue={row['street'] ?? ''}
            rows={2}
            maxLength={1000}
            className="pane:col-span-2"
          />
          {PARTS.map(([name, what, most]) => (
            <TextField key={name} {...field(name, what, most)} placeholder={texts.t(what)} />
          ))}
        </div>
      </div>
    );
  return (
    <div className="grid min-w-0 flex-1 grid-cols-[6.5rem_1fr] items-start gap-2 pane:grid-cols-[8rem_1fr]">
      {kindField}
      <TextField
        {...field(kind, WORDS[kind].one, kind === 'website' ? 2000 : kind === 'email' ? 400 : 200)}
        inputMode={kind === 'phone' ? 'tel' : kind === 'email' ? 'email' : 'url'}
        spellCheck={false}
        error={error}
      />
    </div>
  );
}

const isOffered = (kind: string): boolean => OFFERED_KINDS.some((one) => one === kind);
