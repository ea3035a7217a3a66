import { changedByParsing } from './changed-by-parsing.ts';
import { documents } from './documents.ts';
import { eventAttributes } from './event-attributes.ts';
import type { Payload } from './payload.ts';
import { scriptAddresses } from './script-addresses.ts';
import { styleTricks } from './style-tricks.ts';
import { vectorGraphics } from './vector-graphics.ts';

export { contextBreaks } from './context-breaks.ts';
export { leaks } from './leaks.ts';
export { armed, sampleOf, type Payload } from './payload.ts';
export { overTheEdge } from './style-tricks.ts';

/** Everything of ours that tries to run a script from the HTML of a message, each once. */
export function payloads(): Payload[] {
  const all = [
    ...eventAttributes(),
    ...scriptAddresses(),
    ...changedByParsing(),
    ...vectorGraphics(),
    ...documents(),
    ...styleTricks(),
  ];
  return [...new Map(all.map((payload) => [payload.html, payload])).values()];
}
