import { contactPhoto } from '#lib/contract/index.ts';
import type { Texts } from '#lib/i18n/index.ts';
import { CheckField } from '#components/ui/index.ts';

interface Props {
  readonly texts: Texts;
  readonly id: string | undefined;
  readonly hasPhoto: boolean;
  /** One that came with the form before; `''` for none. */
  readonly upload: string;
  readonly error: string | undefined;
}

/** The picture of a card: another one, or none. */
export function PhotoField({ texts, id, hasPhoto, upload, error }: Props) {
  return (
    <fieldset className="grid min-w-0 grid-cols-1 gap-2">
      <legend className="pb-1 font-medium">{texts.t('contacts.photo')}</legend>
      {upload && <input type="hidden" name="upload" value={upload} />}
      {id && hasPhoto && (
        <div className="flex items-center gap-3">
          <img src={contactPhoto(id)} alt="" className="size-16 rounded-button object-cover" />
          <CheckField name="noPhoto" label={texts.t('contacts.photoDrop')} />
        </div>
      )}
      <label htmlFor="file" className="sr-only">
        {texts.t('contacts.photo')}
      </label>
      <input
        type="file"
        id="file"
        name="file"
        accept="image/jpeg,image/png,image/gif,image/webp"
        aria-describedby="photo-hint"
        aria-invalid={error ? true : undefined}
        className="max-w-full"
      />
      {error && <p className="text-snippet font-medium text-danger">{error}</p>}
      <p id="photo-hint" className="text-snippet text-muted">
        {texts.t('contacts.photoHint')}
      </p>
    </fieldset>
  );
}
