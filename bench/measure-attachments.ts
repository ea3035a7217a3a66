import { randomBytes } from 'node:crypto';

import * as contract from '#lib/contract/index.ts';
import type { TestUser } from '#e2e/mailserver/index.ts';
import { measureTransfer } from './measure-transfers.ts';
import type { BenchRow } from './row.ts';
import { PASSWORD } from './seed-mailboxes.ts';
import type { BenchTupai } from './start-tupai.ts';
import { TupaiClient } from './tupai-client.ts';

export const ATTACHMENTS = 'write and send 50 MB of attachments';
const FILES = 2;
const OCTETS = 25_000_000;
/** As the composer does. */
const PIECE = 4_000_000;

/** What a message with big files costs on the whole of its way: its files come piece by piece, a draft is stored, it is sent and filed. */
export async function measureAttachments(tupai: BenchTupai, user: TestUser): Promise<BenchRow> {
  const browser = new TupaiClient(tupai.origin);
  await browser.signIn(user.login, PASSWORD);
  const row = await measureTransfer(tupai, ATTACHMENTS, () => writeAndSend(browser, user.address));
  await browser.signOut();
  return row;
}

/** @returns octets of the files */
async function writeAndSend(browser: TupaiClient, address: string): Promise<number> {
  const upload: string[] = [];
  for (let nth = 0; nth < FILES; nth += 1) upload.push(await sendFile(browser, `rekaman-${String(nth)}.bin`));
  const id = randomBytes(16).toString('hex');
  const fields = {
    id,
    messageId: `<${id}@bench.example>`,
    to: address,
    subject: 'Rekaman',
    body: 'Terlampir',
    upload,
    keepCopy: true,
  };
  const { composer } = contract.compose.output.parse(
    await browser.change(contract.compose.path, { ...fields, do: 'save' }),
  );
  const { draftMailbox, draftMessage } = composer ?? {};
  const draft = { ...fields, draftMailbox, draftMessage };
  const { submission } = contract.compose.output.parse(
    await browser.change(contract.compose.path, { ...draft, do: 'send' }),
  );
  for (let state: string = submission?.state ?? ''; state !== 'filed';) {
    if (state !== 'queued' && state !== 'sending' && state !== 'sent') throw new Error(`the message is ${state}`);
    const { submissions, done } = contract.listSubmissions.output.parse(
      await browser.read(contract.listSubmissions.path, {}),
    );
    state = [...submissions, ...done].find((one) => one.id === id)?.state ?? 'filed';
  }
  return FILES * OCTETS;
}

async function sendFile(browser: TupaiClient, name: string): Promise<string> {
  const { beginUpload, appendUpload, UploadProgress } = contract;
  const type = 'application/octet-stream';
  let at = UploadProgress.parse(await browser.change(beginUpload.path, { name, type, size: OCTETS }));
  while (!at.upload) {
    const piece = randomBytes(Math.min(PIECE, OCTETS - at.offset));
    const where = new URLSearchParams({ id: at.id, offset: String(at.offset) });
    at = UploadProgress.parse(await browser.change(`${appendUpload.path}?${where.toString()}`, piece));
  }
  return at.id;
}
