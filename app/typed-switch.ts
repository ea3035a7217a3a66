import type { FormFields } from '#lib/service/index.ts';

/** Whether a box was ticked in a form that came back (it sends `off` before the box's own value), else what is stored. */
export function typedSwitch(form: FormFields | undefined, name: string, stored: boolean): boolean {
  const value = form?.[name];
  return value === undefined ? stored : (typeof value === 'string' ? value : value.at(-1)) === 'on';
}
