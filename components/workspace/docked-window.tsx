import { useEffect, useRef } from 'react';
import { listPage, type SubmissionView } from '#lib/contract/index.ts';
import { tellPage, useToastStore } from '#lib/client/index.ts';
import { LiveComposerWindow } from '#components/composer/window/index.ts';
import { changeWindow, closeWindow, draftAddress, type ComposeWindow } from './compose-windows.ts';
import { SmallWindow } from './small-window.tsx';
import { useWorkspace } from './workspace-context.ts';

interface Props {
  readonly window: ComposeWindow;
  readonly shape: 'window' | 'inline';
}

const NOTE = 10; // seconds
const SOON = 60_000; // ms; until then every page offers to take it back

/** One message being written on the mail screen, in the corner or below the message that it answers. */
export function DockedWindow({ window: own, shape }: Props) {
  const { core, seed, texts } = useWorkspace();
  const toasts = useToastStore();
  const { id, start, state, opened, drawn, takesFocus } = own;
  const change = (what: Partial<ComposeWindow>): void => changeWindow(core, id, what);
  const opener = useRef<Element>(null);
  useEffect(() => {
    opener.current ??= takesFocus ? document.activeElement : null;
  }, [takesFocus]);

  const say = (submission: SubmissionView | null | undefined): void => {
    tellPage({ kind: 'outbox' });
    const leavesIn = submission?.leavesIn ?? null;
    if (leavesIn !== null && leavesIn <= SOON) return; // it is said where it can be taken back
    toasts.show({ text: texts.t(leavesIn === null ? 'common.noteSent' : 'common.noteScheduled'), seconds: NOTE });
  };
  if (!drawn) return <SmallWindow window={own} onOpen={() => change({ state: 'open', under: '' })} />;
  return (
    <LiveComposerWindow
      id={id}
      shape={shape}
      state={shape === 'inline' ? 'open' : state}
      start={start}
      opened={opened}
      excerpt={own.excerpt}
      takesFocus={takesFocus}
      texts={texts}
      token={seed.token}
      backHref={listPage('INBOX')}
      onState={(next) => {
        change({ state: next });
        if (next === 'minimised') giveFocus(opener.current);
      }}
      onSending={(isSending) => change({ isSending })}
      onStored={(draft) => {
        const address = draftAddress(draft);
        if (address !== undefined) change({ start: address });
      }}
      onGone={(why, submission) => {
        closeWindow(core, id);
        giveFocus(opener.current);
        if (why === 'sent') say(submission);
        else if (why === 'discarded') toasts.show({ text: texts.t('common.noteDiscarded'), seconds: NOTE });
      }}
      onLeave={(now, isTouched) => {
        if (core.windows.get().some((one) => one.id === id && one.under === '')) return; // it is on its way to the corner as it stands
        if (isTouched) change({ opened: now, state: 'minimised', drawn: false });
        else closeWindow(core, id);
      }}
      onPopOut={(now) => change({ opened: now, under: '', state: 'open' })}
    />
  );
}

/** Back to where the keyboard was; where that has gone, to the content of the page. */
function giveFocus(opener: Element | null): void {
  const isThere = opener instanceof HTMLElement && opener.isConnected && opener !== document.body;
  if (isThere) opener.focus();
  else document.getElementById('content')?.focus();
}
