import { apiHref, type OutputOf, type UploadView, type appendUpload, type beginUpload } from '#lib/contract/index.ts';
import { AskError, askJson } from './ask-json.ts';
import { postForm, type FormAnswer } from './post-form.ts';

type Progress = OutputOf<typeof appendUpload>;

interface Options {
  readonly signal: AbortSignal;
  /** How much of it is there, 0 … 1. */
  readonly onProgress: (share: number) => void;
}

/** Octets of one request: what a cut may cost where something on the way hands requests on only when they are whole. */
const PIECE = 4_000_000;

/** A file on its way to the server, in pieces. Sent again after a cut it goes on from what the server has. */
export class FileSender {
  readonly file: File;
  #id: string | undefined;

  constructor(file: File) {
    this.file = file;
  }

  /** Sends what is not there yet. Never throws; see {@link postForm} for what may come instead of the file. */
  async send(options: Options): Promise<FormAnswer<UploadView>> {
    let at = await this.#begin(options.signal);
    while (at.ok && !at.body.upload) at = await this.#append(at.body, options);
    if (!at.ok && at.code === 'upload.missing') this.#id = undefined; // forgotten over there: the next try begins anew
    return at.ok && at.body.upload ? { ok: true, body: at.body.upload } : (at as FormAnswer<never>);
  }

  /** Nobody wants it any more. */
  drop(): void {
    if (this.#id !== undefined) dropUpload(this.#id);
  }

  async #begin(signal: AbortSignal): Promise<FormAnswer<Progress>> {
    if (this.#id !== undefined) return ask(this.#id, signal);
    const { name, type, size } = this.file;
    const fields = new FormData();
    for (const [field, value] of Object.entries({ name, type, size: String(size) })) fields.set(field, value);
    const answer = await postForm<OutputOf<typeof beginUpload>>(apiHref('beginUpload'), fields, { signal });
    if (answer.ok) this.#id = answer.body.id;
    return answer;
  }

  #append({ id, offset }: Progress, { signal, onProgress }: Options): Promise<FormAnswer<Progress>> {
    const { size } = this.file;
    const piece = this.file.slice(offset, offset + PIECE, 'application/octet-stream');
    const where = new URLSearchParams({ id, offset: String(offset) });
    onProgress(size === 0 ? 0 : offset / size);
    return postForm<Progress>(`${apiHref('appendUpload')}?${where.toString()}`, piece, {
      signal,
      onProgress: (share) => onProgress((offset + share * piece.size) / Math.max(1, size)),
    });
  }
}

/** Tells the server that a file is not needed; what it does not hear of ends by itself with its day. */
export function dropUpload(id: string): void {
  const fields = new FormData();
  fields.set('id', id);
  void postForm(apiHref('dropUpload'), fields);
}

async function ask(id: string, signal: AbortSignal): Promise<FormAnswer<Progress>> {
  try {
    return { ok: true, body: await askJson<Progress>(apiHref('askUpload'), { id }, { signal, background: true }) };
  } catch (cause) {
    if (cause instanceof AskError) return { ok: false, ...cause.failure };
    if (signal.aborted) return { ok: false, code: 'aborted', text: '' };
    throw cause;
  }
}
