import type { FormFields } from '#lib/service/index.ts';

/** What was typed into a field of a form that came back, else what is stored. */
export function typedField(form: FormFields | undefined, name: string, stored: string): string {
  const value = form?.[name];
  return typeof value === 'string' ? value : (value?.[0] ?? stored);
}
