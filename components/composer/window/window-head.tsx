import { useEffect, useRef } from 'react';
import { composePage, type ComposeView } from '#lib/contract/index.ts';
import type { Texts } from '#lib/i18n/index.ts';
import { decodeMailboxKey } from '#lib/mail/mailbox-key.ts';
import { decodeMessageKey } from '#lib/mail/message-ref.ts';
import { Button } from '#components/ui/index.ts';
import { savingText } from '../composer-bar.tsx';
import type { ComposerHead } from '../composer-frame.ts';
import type { ComposerWords } from '../composer-words.ts';
import { SendButton } from '../send-button.tsx';

export type WindowState = 'open' | 'minimised' | 'full';

interface Props {
  /** Of the heading that names the window. */
  readonly id: string;
  readonly shape: 'window' | 'inline';
  readonly state: WindowState;
  readonly head: ComposerHead;
  /** What is written, as long as it has no subject. */
  readonly title: string;
  /** Address of the compose page that would show what it began with. */
  readonly start: string;
  readonly words: ComposerWords;
  readonly texts: Pick<Texts, 't'>;
  readonly onState: (state: WindowState) => void;
  /** From its place in the screen into a window, as it stands. */
  readonly onPopOut: (view: ComposeView) => void;
  readonly onClosed: () => void;
}

/**
 * The head of a composer within another screen: what is being written, whether it is stored, and what can be done with the window.
 * What puts the text out of sight stores it first. Escape closes, or minimises where something was written. "Save draft" is the form's
 * first button on purpose: Enter in a one-line field presses the first one.
 */
export function WindowHead(props: Props) {
  const { id, shape, state, head, title, words, texts, onState, onClosed } = props;
  const { subject, saving, isSending, isUploading } = head;
  const own = useRef<HTMLDivElement>(null);
  const { isDirty } = saving;
  const whenStored = (what: () => void): void => {
    if (!isDirty()) return what();
    void saving.close().then((isStored) => {
      if (isStored) what(); // of a failure the form tells, and the text stays
    });
  };

  const isSmall = state === 'minimised';
  const putAway = (): void => {
    if (state === 'full') onState('open');
    else if (shape === 'inline' || (!isDirty() && saving.savedAt === '')) whenStored(onClosed);
    else whenStored(() => onState('minimised'));
  };
  const latest = useRef(putAway);
  useEffect(() => void (latest.current = putAway));
  useEffect(() => {
    // On the window: lists and menus in the form, which Escape closes first, have heard of it by then.
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing) return;
      if (!(event.target instanceof Node && own.current?.closest('form')?.contains(event.target))) return;
      if (document.querySelector('dialog:modal')) return;
      event.preventDefault();
      latest.current();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);

  const small = texts.t(isSmall ? 'composer.windowRestore' : 'composer.windowMinimise');
  const full = texts.t(state === 'full' ? 'composer.windowDock' : 'composer.windowFull');
  const icon = { type: 'button', tone: 'quiet', iconOnly: true } as const;
  return (
    <div ref={own} className="composer-head">
      <Button
        tone="quiet"
        icon="drafts"
        iconOnly
        name="do"
        value="save"
        title={words.save}
        disabled={isSending}
        className="composer-head-rest"
      >
        {words.save}
      </Button>
      <div className="composer-name">
        <h2 id={id} dir="auto">
          {subject.trim() || title}
        </h2>
        <output>{savingText(words, saving)}</output>
      </div>
      <SendButton words={words} isSending={isSending} className="composer-head-send pane:hidden" />
      {shape === 'inline' ? (
        <Button
          {...icon}
          icon="new-tab"
          title={texts.t('composer.popOut')}
          onClick={() => props.onPopOut(head.snapshot())}
        >
          {texts.t('composer.popOut')}
        </Button>
      ) : (
        <>
          <Button
            {...icon}
            icon={isSmall ? 'chevron-up' : 'minus'}
            title={small}
            onClick={() => onState(isSmall ? 'open' : 'minimised')}
          >
            {small}
          </Button>
          <Button
            {...icon}
            icon={state === 'full' ? 'shrink' : 'expand'}
            title={full}
            className="composer-head-rest max-pane:hidden"
            onClick={() => onState(state === 'full' ? 'open' : 'full')}
          >
            {full}
          </Button>
          <Button
            {...icon}
            icon="new-tab"
            title={texts.t('composer.windowTab')}
            disabled={isUploading}
            className="composer-head-rest max-pane:hidden"
            onClick={() =>
              whenStored(() => {
                if (window.open(addressOf(head.snapshot()) ?? props.start, '_blank')) onClosed();
              })
            }
          >
            {texts.t('composer.windowTab')}
          </Button>
        </>
      )}
      <Button {...icon} icon="close" title={texts.t('composer.windowClose')} onClick={() => whenStored(onClosed)}>
        {texts.t('composer.windowClose')}
      </Button>
    </div>
  );
}

/** Where a stored draft is opened; `undefined` where nothing is stored. */
function addressOf({ draftMailbox, draftMessage }: ComposeView): string | undefined {
  const mailbox = decodeMailboxKey(draftMailbox);
  const message = decodeMessageKey(draftMessage);
  return mailbox === undefined || !message ? undefined : composePage({ mode: 'draft', mailbox, message });
}
