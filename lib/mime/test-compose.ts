import { execFile } from 'node:child_process';
import path from 'node:path';
import { Readable } from 'node:stream';
import { promisify } from 'node:util';
import type { DraftMessage } from './compose-message.ts';

/** What tests of composing share: a letter to change, and Python's view of what was written. */
export const siti = { name: 'Siti Aminah', address: 'siti@tupai.test' };
export const draft = (parts: Partial<DraftMessage> = {}): DraftMessage => ({
  messageId: '<abc@tupai.test>',
  date: new Date('2026-09-14T02:10:00Z'),
  from: { name: 'Budi Santoso', address: 'budi@tupai.test' },
  replyTo: '',
  to: [siti],
  cc: [],
  bcc: [],
  subject: 'Rapat',
  text: 'Halo Siti\n',
  inReplyTo: '',
  references: [],
  attachments: [],
  ...parts,
});
export const file = (name: string, type: string, bytes: Uint8Array) => ({
  name,
  type,
  open: () => Readable.from([bytes]),
});

interface ReadByPython {
  readonly defects: string[];
  readonly headers: string[];
  readonly subject: string;
  readonly from: { name: string; address: string }[];
  readonly to: { name: string; address: string }[];
  readonly cc: { name: string; address: string }[];
  readonly messageId: string;
  readonly references: string | null;
  readonly body: string;
  readonly html: string | null;
  readonly structure: string[];
  readonly inline: { cid: string; name: string; disposition: string; bytes: string }[];
  readonly attachments: { name: string; type: string; encoding: string; bytes: string }[];
}
export async function readByPython(spool: string): Promise<ReadByPython> {
  const { stdout } = await promisify(execFile)(
    'python3',
    [path.join(import.meta.dirname, 'read-by-python.py'), spool],
    {
      maxBuffer: 64e6,
    },
  );
  return JSON.parse(stdout) as ReadByPython;
}
