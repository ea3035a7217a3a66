import type { AttachmentView, MessageView } from '#lib/contract/index.ts';
import { isAppError } from '#lib/errors.ts';
import { fetchPart, type WantedPart } from '#lib/imap/index.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { attachmentRisks, type AttachmentRisk } from '#lib/mail/attachment-risks.ts';
import type { BodyPart } from '#lib/mail/body-part.ts';
import type { ChosenBody } from '#lib/mail/choose-body.ts';
import { isMismatch } from '#lib/mail/sniff-content.ts';
import { attachmentName, decodedSize, decodeTransferBytes, type WholeMessage } from '#lib/mime/index.ts';
import type { LoadedMessage } from './load-message.ts';
import { packedSection } from './unpack-part.ts';

/** Section of what was parsed here instead of by the server: `0` is the HTML, `0.1` the first attachment. No server counts from 0. */
export const WHOLE = '0';

/** Octets in transfer encoding that tell what a file is; files whose beginning is looked at, and at most when that costs a command each. */
const HEAD = 120;
const MOST_HEADS = 20;
const MOST_ASKED = 4;

/** What {@link viewAttachments} will look at: the first octets of each file. */
export const fileHeads = ({ attachments }: ChosenBody): WantedPart[] =>
  attachments
    .filter(isFile)
    .slice(0, MOST_HEADS)
    .map(({ part }) => ({ part, maxBytes: HEAD }));

const isFile = ({ children, type }: BodyPart): boolean => children.length === 0 && type !== 'message/rfc822';

type Files = Pick<MessageView, 'attachments' | 'htmlPart'>;

/** The files of a message, each with what is to be known before it is opened, and which part is its HTML. */
export async function viewAttachments(
  actor: AccountAccess,
  message: LoadedMessage,
  signal?: AbortSignal,
): Promise<Files> {
  return listAttachments(message, message.body ? await readHeads(actor, message, message.body, signal) : new Map());
}

/** The same by what the structure says alone, unless the first octets of some are known. */
export function listAttachments({ body, whole }: LoadedMessage, heads: ReadonlyMap<string, Buffer> = new Map()): Files {
  if (!body)
    return {
      attachments: (whole?.attachments ?? []).map(({ name, type, size, contentId, content }, index) => ({
        part: `${WHOLE}.${String(index + 1)}`,
        name,
        type,
        size,
        contentId,
        inline: false,
        risks: risksOf({ name, type }, content),
      })),
      htmlPart: whole?.html ? WHOLE : null,
    };
  const attachments = [...body.attachments, ...body.inline].map((part, index): AttachmentView => {
    const name = attachmentName(part, index + 1);
    return {
      part: part.part,
      name,
      type: part.type,
      size: decodedSize(part),
      contentId: part.contentId,
      inline: index >= body.attachments.length,
      risks: risksOf({ name: part.filename || name, type: part.type }, heads.get(part.part)),
    };
  });
  return { attachments, htmlPart: body.html?.part ?? null };
}

/** The files in a `winmail.dat`. */
export const listPacked = ({ part, inside }: { part: string; inside: WholeMessage }): AttachmentView[] =>
  inside.attachments.map(({ name, type, size, contentId, content }, index) => ({
    part: packedSection(part, index + 1),
    name,
    type,
    size,
    contentId,
    inline: false,
    risks: risksOf({ name, type }, content),
  }));

const risksOf = (file: { name: string; type: string }, head: Uint8Array | undefined): AttachmentRisk[] => [
  ...attachmentRisks(file),
  ...(head && isMismatch(file.type, head) ? (['mismatch'] as const) : []),
];

/** The first octets of files, decoded: those that came with the message, else a few that are asked for. */
async function readHeads(
  actor: AccountAccess,
  { opened, ref }: LoadedMessage,
  body: ChosenBody,
  signal?: AbortSignal,
): Promise<Map<string, Buffer>> {
  const files = body.attachments.filter(isFile).slice(0, opened.bodies.size > 0 ? MOST_HEADS : MOST_ASKED);
  const heads = await Promise.all(
    files.map(async ({ part, encoding }): Promise<[string, Buffer]> => {
      const known = opened.bodies.get(part) ?? (opened.bodies.size > 0 ? undefined : await ask(part));
      return [part, known ? decodeTransferBytes(known.bytes, encoding) : Buffer.alloc(0)];
    }),
  );
  return new Map(heads);

  async function ask(part: string): Promise<{ bytes: Buffer } | undefined> {
    try {
      return await fetchPart(actor, ref, part, HEAD, signal);
    } catch (error) {
      if (isAppError(error) && error.code === 'part.missing') return undefined; // told when it is opened
      throw error;
    }
  }
}
