import type { ComposeWindow } from './compose-windows.ts';
import { DockedWindow } from './docked-window.tsx';

/** The windows in the corner of the screen. Answers to messages that are not open are their titles. */
export function ComposeDock({ windows }: { readonly windows: readonly ComposeWindow[] }) {
  return (
    <div className="compose-dock">
      {windows.map((one) => (
        <DockedWindow key={one.id} window={{ ...one, drawn: one.drawn && one.under === '' }} shape="window" />
      ))}
    </div>
  );
}
