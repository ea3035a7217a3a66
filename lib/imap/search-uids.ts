import { searchCharset } from './search-criteria.ts';
import type { Token } from './imapflow-internals.ts';
import type { Lease } from './lease.ts';
import { NumberCollector } from './read-numbers.ts';

/** UIDs (or, with `SEARCH`, sequence numbers) that match, ascending. */
export async function searchUids(
  lease: Lease,
  criteria: readonly Token[],
  name: 'UID SEARCH' | 'SEARCH' = 'UID SEARCH',
): Promise<Uint32Array> {
  const found = new NumberCollector();
  await lease.ask({ name, tokens: [...searchCharset(criteria), ...criteria], options: { raw: found.take } });
  return found.numbers.sort();
}
