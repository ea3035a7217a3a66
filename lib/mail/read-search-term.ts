import { isKeyword } from './flags.ts';
import { readSearchDay } from './read-search-day.ts';
import { findHas, findMark, isSearchField, type SearchOperator } from './search-operators.ts';
import type { SearchTerm } from './search-query.ts';

const UNITS: Readonly<Record<string, number>> = { '': 1, k: 2 ** 10, m: 2 ** 20, g: 2 ** 30 };
const LARGEST = 0xffffffff; // RFC 3501 §9 "number"
const AGE = /^\d+[dwmy]$/i;

/** What an operator and its value ask for; `undefined` when the value makes no sense for it. */
export function readSearchTerm(operator: SearchOperator, value: string): SearchTerm | undefined {
  if (value.trim() === '') return undefined;
  if (isSearchField(operator)) return { type: 'text', field: operator, text: value };
  switch (operator) {
    case 'before':
    case 'after':
    case 'on':
      return readSearchDay(operator, value);
    case 'older_than':
      return AGE.test(value) ? readSearchDay('before', value) : undefined;
    case 'newer_than':
      return AGE.test(value) ? readSearchDay('after', value) : undefined;
    case 'larger':
    case 'smaller': {
      const octets = readOctets(value);
      return octets === undefined ? undefined : { type: 'size', relation: operator, octets };
    }
    case 'label':
      return isKeyword(value) ? { type: 'label', keyword: value } : undefined;
    case 'in':
      return { type: 'in', mailbox: value };
    case 'is': {
      const mark = findMark(value);
      return mark && { type: 'mark', mark };
    }
    case 'has': {
      const what = findHas(value);
      return what && { type: 'has', what };
    }
    case 'header': {
      const [, name = '', text = ''] = /^([A-Za-z0-9_-]{1,100})(?::(.*))?$/s.exec(value) ?? [];
      return name === '' ? undefined : { type: 'header', name, text: text.trim() === '' ? '' : text };
    }
  }
}

/** `5M`, `1.5 MB`, `300k`, `1000`; a K has 1,024 octets. */
function readOctets(value: string): number | undefined {
  const [, digits = '', unit = ''] = /^(\d{1,12}(?:[.,]\d{1,3})?)\s*([kmg]?)i?b?$/i.exec(value.trim()) ?? [];
  if (digits === '') return undefined;
  return Math.min(LARGEST, Math.floor(Number(digits.replace(',', '.')) * (UNITS[unit.toLowerCase()] ?? 1)));
}
