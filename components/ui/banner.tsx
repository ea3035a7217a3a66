import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-paths.ts';

export interface BannerProps {
  readonly tone: 'info' | 'ok' | 'warn' | 'danger';
  readonly children: ReactNode;
  /** The server's own words, behind `detailsLabel`. */
  readonly details?: string | undefined;
  readonly detailsLabel?: string;
  /** A line like "Reference: 3f2a…" to copy to whoever helps. */
  readonly reference?: string | undefined;
  /** Links or buttons that lead out of it. */
  readonly actions?: ReactNode;
  readonly className?: string;
}

const TONES: Record<BannerProps['tone'], { icon: IconName; look: string }> = {
  info: { icon: 'info', look: 'border-line bg-surface text-ink' },
  ok: { icon: 'ok', look: 'border-ok/40 bg-ok-bg text-ok' },
  warn: { icon: 'warn', look: 'border-warn/40 bg-warn-bg text-warn' },
  danger: { icon: 'danger', look: 'border-danger/40 bg-danger-bg text-danger' },
};

/** One thing to know about the page, with its way out. A failure is announced at once, a success when there is a pause. */
export function Banner({ tone, children, details, detailsLabel, reference, actions, className = '' }: BannerProps) {
  const { icon, look } = TONES[tone];
  return (
    <div
      role={tone === 'danger' ? 'alert' : tone === 'ok' ? 'status' : undefined}
      className={`banner flex flex-wrap items-start gap-x-3 gap-y-2 rounded-button border px-3 py-2 ${look} ${className}`}
    >
      <Icon name={icon} />
      <div className="min-w-0 flex-1 basis-56">
        <div className="font-medium">{children}</div>
        {details && (
          <details className="mt-1 text-snippet">
            <summary className="inline-block underline">{detailsLabel}</summary>
            <p className="mt-1 font-mono break-words whitespace-pre-wrap" dir="auto">
              {details}
            </p>
          </details>
        )}
        {reference && <p className="mt-0.5 font-mono text-meta">{reference}</p>}
      </div>
      {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
    </div>
  );
}
