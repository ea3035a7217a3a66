import type { ImapResponse } from 'imapflow';
import { encodePath } from 'imapflow/lib/tools.js';
import { AppError } from '../errors.ts';
import { atom, atoms, quoted } from './command-tokens.ts';
import { readCompletion, valueText, type Token } from './imapflow-internals.ts';
import type { Lane, Selected } from './lane.ts';
import { SelectionNewsCollector, type KnownUpTo, type SelectionNews } from './selection-news.ts';

/** A mailbox path as the server wants it. @throws AppError mailbox.missing for one that no mailbox can have */
export function mailboxToken(lane: Lane, path: string): Token {
  if (!path || /[\0\r\n]/.test(path)) throw new AppError('mailbox.missing', { values: { mailbox: path } });
  return quoted(encodePath(lane, path));
}

/** What SELECT said, and what it told of the time before, when that was asked for. */
export interface Selection {
  readonly selected: Selected;
  readonly news: SelectionNews | undefined;
}

/**
 * Opens a mailbox for reading and writing. imapflow's own SELECT is not used: it puts the personal prefix in front of
 * paths of other namespaces and asks LIST first.
 *
 * @param known asks the server with QRESYNC (RFC 7162 §3.2.5) what left and which flags changed since.
 * @throws the error of imapflow; afterwards no mailbox is selected (RFC 9051 §6.3.2).
 */
export async function selectMailbox(lane: Lane, path: string, known?: KnownUpTo): Promise<Selection> {
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
  const collector = known && new SelectionNewsCollector(known);
  let news: SelectionNews | undefined;
  lane.mailbox = false; // what still comes for the mailbox before must not be counted for this one
  lane.selected = undefined;
  lane.keywords = new Set();
  try {
    await lane.command({
      name: 'SELECT',
      tokens: [token, ...parameters(lane, known)],
      options: {
        ...(collector ? { raw: collector.take } : {}),
        untagged: {
          OK: onCode,
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
        const counted = selected.highestModseq !== '' && selected.highestModseq !== '0';
        if (known?.uidValidity === selected.uidValidity && counted) news = collector?.news;
        lane.opened(selected, news);
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
  return { selected, news };
}

function parameters(lane: Lane, known: KnownUpTo | undefined): Token[] {
  if (known) return [[atom('QRESYNC'), atoms(String(known.uidValidity), known.modseq)]];
  return lane.has('CONDSTORE') ? [[atom('CONDSTORE')]] : [];
}
