import { LABEL_COLORS, type LabelColor } from '#lib/mail/labels.ts';
import { LabelColorField } from '#components/messages/index.ts';
import { Banner, Button, LiveDialog } from '#components/ui/index.ts';
import { useWorkspace } from './workspace-context.ts';

interface Props {
  readonly name: string;
  readonly suggested: LabelColor;
  /** Why the label could not be made; `''` while nothing went wrong. */
  readonly failure: string;
  readonly onChoose: (color: LabelColor) => void;
  readonly onClose: () => void;
}

/** The colour of a label that is about to be made. */
export function LabelColors({ name, suggested, failure, onChoose, onClose }: Props) {
  const { texts } = useWorkspace();
  return (
    <LiveDialog title={texts.t('actions.makeLabel', { label: name })} onClose={onClose}>
      <form
        className="mt-4 grid gap-5"
        onSubmit={(event) => {
          event.preventDefault();
          const chosen = new FormData(event.currentTarget).get('color');
          onChoose(LABEL_COLORS.find((color) => color === chosen) ?? suggested);
        }}
      >
        {failure && <Banner tone="danger">{failure}</Banner>}
        <LabelColorField texts={texts} value={suggested} sample={name} />
        <div className="flex flex-wrap justify-end gap-2">
          <Button type="button" onClick={onClose}>
            {texts.t('workspace.cancel')}
          </Button>
          <Button tone="primary" icon="tag">
            {texts.t('actions.makeLabelButton')}
          </Button>
        </div>
      </form>
    </LiveDialog>
  );
}
