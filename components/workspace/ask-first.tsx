import { useLiveValue } from '#lib/client/index.ts';
import { LiveConfirm } from '#components/ui/index.ts';
import { useWorkspace } from './workspace-context.ts';

/** Something that cannot be taken back, before it is done. */
export interface Question {
  readonly text: string;
  /** What happens then. */
  readonly consequence: string;
  /** What the button says that does it. */
  readonly yes: string;
  readonly run: () => void;
}

/** The question, when there is one. */
export function AskFirst() {
  const { core, texts } = useWorkspace();
  const question = useLiveValue(core.question, (now) => now);
  if (!question) return null;
  const { text, consequence, yes, run } = question;
  return (
    <LiveConfirm
      title={text}
      consequences={[consequence]}
      confirm={yes}
      cancel={texts.t('workspace.cancel')}
      danger
      onConfirm={() => {
        core.question.set(undefined);
        run();
      }}
      onCancel={() => core.question.set(undefined)}
    />
  );
}
