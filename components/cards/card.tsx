import { useId, type ReactNode } from 'react';
import { Icon, type IconName } from '#components/ui/index.ts';

interface Props {
  readonly icon: IconName;
  readonly title: string;
  readonly tone?: 'plain' | 'warn' | 'danger' | 'ok';
  readonly children: ReactNode;
}

const TONES = {
  plain: 'border-line bg-surface',
  ok: 'border-ok/40 bg-ok-bg',
  warn: 'border-warn/40 bg-warn-bg',
  danger: 'border-danger/40 bg-danger-bg',
} as const;
const INK = { plain: 'text-accent', ok: 'text-ok', warn: 'text-warn', danger: 'text-danger' } as const;

/** A box of its own with a heading. */
export function Card({ icon, title, tone = 'plain', children }: Props) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={`grid gap-2 rounded-button border p-3 ${TONES[tone]}`}>
      <h2 id={id} className={`flex items-center gap-2 font-strong ${INK[tone]}`}>
        <Icon name={icon} /> <span className="min-w-0 wrap-anywhere">{title}</span>
      </h2>
      {children}
    </section>
  );
}
