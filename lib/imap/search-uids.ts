import { AppError } from '../errors.ts';
import { atom } from './command-tokens.ts';
import { searchCharset } from './search-criteria.ts';
import type { Token } from './imapflow-internals.ts';
import type { Lease } from './lease.ts';
import { EsearchCollector } from './read-esearch.ts';
import { NumberCollector } from './read-numbers.ts';

/**
 * UIDs (or, with `SEARCH`, sequence numbers) that match, ascending. As compact sets where the server knows ESEARCH
 * (RFC 4731), else one by one.
 *
 * @throws AppError imap.refused also when the answer names more messages than a mailbox can hold
 */
export async function searchUids(
  lease: Lease,
  criteria: readonly Token[],
  name: 'UID SEARCH' | 'SEARCH' = 'UID SEARCH',
): Promise<Uint32Array> {
  const tokens = [...searchCharset(criteria), ...criteria];
  if (!lease.lane.has('ESEARCH')) {
    const found = new NumberCollector();
    await lease.ask({ name, tokens, options: { raw: found.take } });
    return found.numbers.sort();
  }
  const found = new EsearchCollector();
  const plain = new NumberCollector(); // for servers that promise ESEARCH and answer as ever
  const raw = (line: Buffer): boolean => found.take(line) || plain.take(line);
  await lease.ask({ name, tokens: [atom('RETURN'), [atom('ALL')], ...tokens], options: { raw } });
  if (found.tooMany) throw new AppError('imap.refused', { detail: 'ESEARCH named more messages than there can be.' });
  return plain.numbers.length > 0 ? plain.numbers.sort() : found.numbers;
}
