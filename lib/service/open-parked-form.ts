import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';
import { isAppError } from '#lib/errors.ts';
import type { Session } from '#lib/session/index.ts';
import { store } from '#lib/store/index.ts';
import type { FormFields } from './park-form.ts';

const inflate = promisify(inflateRaw);
const LARGEST = 20_000_000;

/** The typed text of a form that failed; `undefined` when it is gone, or when another session or account typed it. */
export async function openParkedForm(session: Session, id: string): Promise<FormFields | undefined> {
  if (!/^[0-9a-f]{32}$/.test(id)) return undefined;
  const parked = await store().parkedForms.get(session.account, session.id, id, Date.now());
  if (!parked) return undefined;
  try {
    const plain = await inflate(await session.unseal(parked.ciphertext, 'form'), { maxOutputLength: LARGEST });
    const { fields } = JSON.parse(plain.toString('utf8')) as { fields: FormFields }; // sealed by us: parkForm wrote it
    return fields;
  } catch (error) {
    if (isAppError(error) && error.code === 'form.expired') return undefined;
    throw error;
  }
}
