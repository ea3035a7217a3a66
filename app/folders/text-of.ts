/** A field of a parked form when it came once; `undefined` otherwise. */
export const textOf = (value: string | readonly string[] | undefined): string | undefined =>
  typeof value === 'string' ? value : undefined;
