import type { ReactNode } from 'react';

/** A few settings of one subject under their heading. */
export function SettingsPart({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <fieldset className="grid max-w-md gap-4">
      <legend className="float-start mb-1 w-full border-b border-line pb-1 text-subject font-strong">{title}</legend>
      {children}
    </fieldset>
  );
}
