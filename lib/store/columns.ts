import type { Row, Value } from './database.ts';

/** Typed reading of columns. A column of another type is a fault of ours and throws. */

function column<T extends Value>(row: Row, name: string, is: (value: Value) => value is T): T {
  const value = row[name];
  if (value === undefined || !is(value)) throw new Error(`column ${name} is missing or of another type`);
  return value;
}

const isText = (value: Value): value is string => typeof value === 'string';
const isNumber = (value: Value): value is number => typeof value === 'number';
const isOctets = (value: Value): value is Uint8Array => value instanceof Uint8Array;

export const text = (row: Row, name: string): string => column(row, name, isText);
export const number = (row: Row, name: string): number => column(row, name, isNumber);
export const octets = (row: Row, name: string): Uint8Array => column(row, name, isOctets);
export const flag = (row: Row, name: string): boolean => number(row, name) !== 0;
export const textOrNull = (row: Row, name: string): string | null => (row[name] === null ? null : text(row, name));
export const numberOrNull = (row: Row, name: string): number | null => (row[name] === null ? null : number(row, name));

/** JSON that we wrote ourselves; the caller names its shape. */
export const json = <T>(row: Row, name: string): T => JSON.parse(text(row, name)) as T;
export const jsonOrNull = <T>(row: Row, name: string): T | null => (row[name] === null ? null : json<T>(row, name));

/** `?, ?, ?` for a list of values. */
export const marks = (values: readonly unknown[]): string => values.map(() => '?').join(', ');
