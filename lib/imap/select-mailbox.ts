import type { ImapResponse } from 'imapflow';
import { encodePath } from 'imapflow/lib/tools.js';
import { AppError } from '../errors.ts';
import { atom, quoted } from './command-tokens.ts';
import { readCompletion, valueText, type Token } from './imapflow-internals.ts';
import type { Lane, Selected } from './lane.ts';

/** A mailbox path as the server wants it. @throws AppError mailbox.missing for one that no mailbox can have */
export function mailboxToken(lane: Lane, path: string): Token {
  if (!path || /[\0\r\n]/.test(path)) throw new AppError('mailbox.missing', { values: { mailbox: path } });
  return quoted(encodePath(lane, path));
}

/**
 * Opens a mailbox for reading and writing. imapflow's own SELECT is not used: it puts the personal prefix in front of
 * paths of other namespaces and asks LIST first.
 *
 * @throws the error of imapflow; afterwards no mailbox is selected (RFC 9051 §6.3.2).
 */
export async function selectMailbox(lane: Lane, path: string): Promise<Selected> {
  const token = mailboxToken(lane, path);
  const told = new Map<string, string>();
  let exists = 0;
  let permanentFlags: string[] | undefined;
  const onCode = (response: ImapResponse): Promise<void> => {
    const { code, codeArguments } = readCompletion(response);
    const [first] = codeArguments;
    if (code === 'PERMANENTFLAGS' && Array.isArray(first)) permanentFlags = first.map(valueText);
    else if (code) told.set(code, valueText(first));
    return Promise.resolve();
  };
  lane.mailbox = false; // what still comes for the mailbox before must not be counted for this one
  lane.selected = undefined;
  try {
    await lane.command({
      name: 'SELECT',
      tokens: lane.has('CONDSTORE') ? [token, [atom('CONDSTORE')]] : [token],
      options: {
        untagged: {
          OK: onCode,
          FLAGS: () => Promise.resolve(),
          EXISTS: (response) => {
            exists = Number(response.command) || 0;
            return Promise.resolve();
          },
        },
      },
      settle: (done) => {
        const selected: Selected = {
          path,
          uidValidity: Number(told.get('UIDVALIDITY')) || 0,
          uidNext: Number(told.get('UIDNEXT')) || 0,
          exists,
          readOnly: readCompletion(done).code === 'READ-ONLY',
          permanentFlags,
          highestModseq: told.get('HIGHESTMODSEQ') ?? '',
        };
        lane.opened(selected);
        lane.mailbox = {
          path,
          delimiter: '',
          flags: new Set<string>(),
          uidValidity: BigInt(selected.uidValidity),
          uidNext: selected.uidNext,
          exists,
        };
        lane.state = lane.states.SELECTED;
      },
    });
  } catch (cause) {
    if (!lane.isClosed) lane.state = lane.states.AUTHENTICATED;
    throw cause;
  }
  const { selected } = lane;
  if (!selected) throw new AppError('imap.unreachable');
  return selected;
}
