'use client';

import { useEffect, useMemo, useState, type ReactNode } from 'react';
import {
  CommandContext,
  CommandRegistry,
  KeyDispatcher,
  KeySettingsContext,
  listenToKeys,
  ToastContext,
  ToastStore,
  usePlatform,
} from '#lib/client/index.ts';
import type { Locale } from '#lib/i18n/index.ts';
import type { KeySettings } from '#lib/mail/bound-keys.ts';
import type { CommandId } from '#lib/mail/commands.ts';
import { FrameCommands } from './frame-commands.tsx';
import { ToastHost } from './toast-host.tsx';

interface Props {
  /** The person's keys. */
  readonly settings: KeySettings;
  /** Commands that go to another screen, with its address. */
  readonly places: Readonly<Partial<Record<CommandId, string>>>;
  readonly locale: Locale;
  readonly account: string;
  readonly words: { readonly toasts: string; readonly dismiss: string; readonly details: string };
  readonly children: ReactNode;
}

/** Commands, keys and notes of a signed-in screen: those of the frame itself, and whatever the parts in it offer. */
export function LiveCommands({ settings, places, locale, account, words, children }: Props) {
  const [registry] = useState(() => new CommandRegistry());
  const [toasts] = useState(() => new ToastStore());
  const platform = usePlatform();
  const [apple, ready] = [platform === 'apple', platform !== undefined];
  const [changed, change] = useState<KeySettings>();
  const { shortcuts, bindings } = changed ?? settings;
  const keys = useMemo(() => ({ shortcuts, bindings, apple, ready, change }), [shortcuts, bindings, apple, ready]);

  useEffect(
    () => listenToKeys(new KeyDispatcher({ registry, settings: () => keys, apple }), window),
    [registry, keys, apple],
  );

  return (
    <CommandContext value={registry}>
      <ToastContext value={toasts}>
        <KeySettingsContext value={keys}>
          {children}
          <FrameCommands places={places} locale={locale} account={account} />
          <ToastHost words={words} />
        </KeySettingsContext>
      </ToastContext>
    </CommandContext>
  );
}
