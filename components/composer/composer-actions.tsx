import { Button, useHydrated } from '#components/ui/index.ts';
import type { MessageOption } from '#lib/mail/message-options.ts';
import { useComposerId } from './composer-place.ts';
import type { ComposerWords } from './composer-words.ts';
import { SendButton } from './send-button.tsx';
import { SendOptions } from './send-options.tsx';
import { TemplatePicker, type TemplateChoice } from './template-picker.tsx';

interface Props {
  readonly words: ComposerWords;
  readonly keepCopy: boolean;
  readonly isSending: boolean;
  readonly options: readonly MessageOption[];
  readonly sendAt: string;
  readonly templates: readonly TemplateChoice[] | undefined;
  /** The templates are wanted, and not known yet. */
  readonly onTemplates: () => void;
  /** A template was made of this message just now. */
  readonly isTemplateKept: boolean;
  readonly hasOriginal: boolean;
  /** Why Send did not send; `''` when nothing is in the way. */
  readonly blocked: string;
  readonly onSendAndArchive: () => void;
}

/** What ends the writing. Throwing away takes two presses, scripts or not. */
export function ComposerActions({
  words,
  keepCopy,
  options,
  sendAt,
  templates,
  onTemplates,
  isTemplateKept,
  hasOriginal,
  isSending,
  blocked,
  onSendAndArchive,
}: Props) {
  const ready = useHydrated();
  const fileId = useComposerId('file');
  return (
    <div className="composer-actions flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-line bg-surface px-4 py-2 pane:sticky pane:z-[6] pane:bottom-0 pane:rounded-b-sheet pane:px-6">
      <SendButton words={words} isSending={isSending} title={words.shortcutHint} className="max-pane:hidden" />
      {hasOriginal && ready && (
        <Button
          type="button"
          icon="archive"
          disabled={isSending}
          className="max-pane:hidden"
          onClick={onSendAndArchive}
        >
          {words.sendAndArchive}
        </Button>
      )}
      {ready && (
        <Button
          type="button"
          tone="quiet"
          icon="attach"
          iconOnly
          title={words.attachments}
          className="composer-attach"
          onClick={() => document.getElementById(fileId)?.click()}
        >
          {words.attach}
        </Button>
      )}
      <SendOptions
        words={words.sendOptions}
        keepCopy={keepCopy}
        chosen={options}
        sendAt={sendAt}
        hasOriginal={hasOriginal}
        isSending={isSending}
      />
      <TemplatePicker words={words.templates} templates={templates} onOpen={onTemplates} isKept={isTemplateKept} />
      <p role="alert" className="text-danger empty:hidden">
        {blocked}
      </p>
      <details className="ms-auto">
        <summary className="inline-flex min-h-9 items-center rounded-button px-3 font-medium text-danger hover:bg-danger-bg pointer-coarse:min-h-11">
          {words.discardTitle}
        </summary>
        <div className="grid gap-2 py-2">
          <p>{words.discardAbout}</p>
          <Button
            tone="danger"
            icon="trash"
            name="do"
            value="discard"
            disabled={isSending}
            className="justify-self-start"
          >
            {words.discardConfirm}
          </Button>
        </div>
      </details>
    </div>
  );
}
