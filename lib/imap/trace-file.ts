import { appendFile, mkdir, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { config } from '../config.ts';
import { processWide } from '../process-wide.ts';

/** A file is put aside at this size; one older file is kept. */
const MAX_FILE = 10 * 1024 * 1024;
/** Lines wait in memory while the disk is busy; when they are more than this, the newest are left out. */
const MAX_WAITING = 1024 * 1024;

/** What an account's connections say, one line each, in a file that only Tupai's user can read. */
class TraceFile {
  readonly #directory: string;
  readonly #path: string;
  readonly #most: number;
  #waiting = '';
  #left = 0;
  #writing: Promise<void> | undefined;

  constructor(directory: string, name: string, most: number) {
    this.#directory = directory;
    this.#path = join(directory, name);
    this.#most = most;
  }

  write(connection: string, text: string): void {
    if (this.#waiting.length > MAX_WAITING) this.#left += 1;
    else this.#waiting += `${new Date().toISOString()} ${connection} ${text}\n`;
    this.#writing ??= this.#flush().finally(() => {
      this.#writing = undefined;
    });
  }

  /** Until everything that was said is on the disk. */
  async written(): Promise<void> {
    await this.#writing;
  }

  async #flush(): Promise<void> {
    try {
      await mkdir(this.#directory, { recursive: true, mode: 0o700 });
      while (this.#waiting) {
        const lines = this.#waiting + (this.#left ? `* ${this.#left} lines left out\n` : '');
        this.#waiting = '';
        this.#left = 0;
        const { size } = await stat(this.#path).catch(() => ({ size: 0 }));
        if (size > 0 && size + lines.length > this.#most) await rename(this.#path, `${this.#path}.1`);
        await appendFile(this.#path, lines, { mode: 0o600 });
      }
    } catch {
      this.#waiting = ''; // a disk that is full must not stop the mail; the trace has a gap then
    }
  }
}

interface Traces {
  readonly names: ReadonlySet<string>;
  readonly files: Map<string, TraceFile>;
}

const traces = (): Traces =>
  processWide('imap.traces', (): Traces => ({ names: new Set(config().imapTrace), files: new Map() }));

/** Where the connections of a login are written down; `undefined` unless TUPAI_IMAP_TRACE names it. */
export function traceFileOf(user: string, most = MAX_FILE): TraceFile | undefined {
  const { names, files } = traces();
  const name = user.toLowerCase();
  if (!names.has(name)) return undefined;
  const known = files.get(name);
  if (known) return known;
  const file = new TraceFile(join(config().dataDir, 'imap-trace'), `${encodeURIComponent(name)}.log`, most);
  files.set(name, file);
  return file;
}
