export type Priority = 'high' | 'normal' | 'low';

const LONGEST = 65_536; // octets of a header that are looked at
const MAX_ID = 255; // RFC 2919 §2

/** What the fields List-Id, Importance and X-Priority of a header say; the first of each counts. */
export function readFields(header: Buffer | undefined): { readonly listId: string; readonly priority: Priority } {
  if (!header || header.length <= 2) return { listId: '', priority: 'normal' };
  const text = header.toString('latin1', 0, LONGEST).replace(/\r?\n[ \t]+/g, ' ');
  const field = (name: string): string =>
    new RegExp(`^${name}[ \\t]{0,9}:([^\\r\\n]*)`, 'im').exec(text)?.[1]?.trim() ?? '';
  const list = field('List-Id');
  const listId = (/<([^<>]*)>[^<>]*$/.exec(list)?.[1] ?? list).trim().slice(0, MAX_ID);
  return { listId, priority: priorityOf(field('Importance').toLowerCase(), field('X-Priority')) };
}

function priorityOf(importance: string, priority: string): Priority {
  if (importance === 'high' || importance === 'low') return importance;
  if (/^[12](?!\d)/.test(priority)) return 'high';
  return /^[45](?!\d)/.test(priority) ? 'low' : 'normal';
}
