import type { TemplateView } from '#lib/contract/index.ts';
import { settingsPage } from '#lib/contract/index.ts';
import { Button, SelectField, TextField } from '#components/ui/index.ts';
import { useComposerId } from './composer-place.ts';
import type { templateWords } from './draft-words.ts';
import { pressOnEnter } from './press-on-enter.ts';

export type TemplateChoice = Pick<TemplateView, 'id' | 'name'>;

interface Props {
  readonly words: ReturnType<typeof templateWords>;
  /** `undefined` until they are known. */
  readonly templates: readonly TemplateChoice[] | undefined;
  readonly onOpen: () => void;
  /** A template was made of this message just now. */
  readonly isKept: boolean;
}

/** A template to write with: stands inside the composer's form as field `template` and button `do=insert`. */
export function TemplatePicker({ words, templates, onOpen, isKept }: Props) {
  const id = useComposerId('template');
  const nameId = useComposerId('templateName');
  const panel = useComposerId('send-panel');
  return (
    <details
      name={panel}
      className="send-panel"
      onToggle={(event) => {
        if (event.currentTarget.open && !templates) onOpen();
      }}
    >
      <summary className="inline-flex min-h-9 items-center rounded-button font-medium hover:bg-sunken pane:px-3 pointer-coarse:min-h-11">
        {words.title}
      </summary>
      <div className="grid justify-items-start gap-3 py-2">
        {templates && templates.length > 0 ? (
          <div className="flex flex-wrap items-end gap-2">
            <SelectField
              name="template"
              id={id}
              label={words.choose}
              defaultValue={templates[0]?.id ?? ''}
              options={templates.map(({ id, name }) => ({ value: id, label: name }))}
            />
            <Button name="do" value="insert">
              {words.insert}
            </Button>
          </div>
        ) : (
          templates && <p className="text-muted">{words.none}</p>
        )}
        <div className="flex flex-wrap items-end gap-2">
          <TextField
            name="templateName"
            id={nameId}
            label={words.name}
            hint={words.nameHint}
            maxLength={200}
            onKeyDown={pressOnEnter('keep')}
          />
          <Button name="do" value="keep">
            {words.keep}
          </Button>
        </div>
        <output className="text-snippet text-muted empty:hidden">{isKept ? words.kept : ''}</output>
        <a href={settingsPage('templates')}>{words.manage}</a>
      </div>
    </details>
  );
}
