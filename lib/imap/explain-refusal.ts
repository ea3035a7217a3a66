import { AppError, isAppError, type ErrorCode } from '../errors.ts';

/** What servers without response codes (RFC 5530) say about names. */
const WORDS: readonly [RegExp, ErrorCode][] = [
  [/exist(?:s|ed|ing)\b(?!.*(?:not|n't))/i, 'mailbox.exists'],
  [/(?:not|n't|doesn't)\b.*(?:exist|found)|no such|unknown/i, 'mailbox.missing'],
  [/name|invalid|character/i, 'mailbox.name_invalid'],
];

/** Names the refusal of a command about a mailbox by the server's words, when its code told nothing; adds the mailbox. */
export function explainRefusal(error: unknown, mailbox: string): unknown {
  if (!isAppError(error)) return error;
  const { code, detail } = error;
  const told = code === 'imap.refused' ? WORDS.find(([words]) => words.test(detail ?? ''))?.[1] : undefined;
  const named = told ?? code;
  return named.startsWith('mailbox.') || told
    ? new AppError(named, { cause: error, detail, values: { mailbox } })
    : error;
}
