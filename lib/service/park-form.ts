import { promisify } from 'node:util';
import { deflateRaw } from 'node:zlib';
import { TIMES } from '#lib/config.ts';
import type { Session } from '#lib/session/index.ts';
import { store } from '#lib/store/index.ts';
import { newId } from './new-id.ts';

/** Fields as a form sends them: one value or several under a name. */
export type FormFields = Readonly<Record<string, string | readonly string[]>>;

const deflate = promisify(deflateRaw);

/**
 * Keeps what was typed into a form for a day, compressed and sealed so that only this session can open it.
 *
 * @returns the id that its page is opened with (`?form=`).
 * @throws AppError input.too_large | store.unavailable
 */
export async function parkForm(
  session: Session,
  form: { path: string; fields: Readonly<Record<string, unknown>> },
): Promise<string> {
  const id = newId();
  const now = Date.now();
  const plain = await deflate(Buffer.from(JSON.stringify({ path: form.path, fields: textsOf(form.fields) })));
  const ciphertext = await session.seal(plain, 'form');
  await store().parkedForms.add({
    id,
    account: session.account,
    session: session.id,
    ciphertext,
    createdAt: now,
    expiresAt: now + TIMES.parkedForm,
  });
  const uploads = [form.fields['upload'] ?? [], form.fields['inline'] ?? []]
    .flat()
    .filter((one) => typeof one === 'string');
  await store().uploads.extend(session.account, uploads, now + TIMES.upload);
  return id;
}

/** Texts and lists of texts; anything else cannot come from a form. */
function textsOf(fields: Readonly<Record<string, unknown>>): FormFields {
  const texts: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries(fields)) {
    if (typeof value === 'string') texts[name] = value;
    else if (Array.isArray(value)) texts[name] = value.filter((one) => typeof one === 'string');
    else if (typeof value === 'number' || typeof value === 'boolean') texts[name] = String(value);
  }
  return texts;
}
