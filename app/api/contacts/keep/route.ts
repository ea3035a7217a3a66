import * as contract from '#lib/contract/index.ts';
import { handle } from '#lib/http/index.ts';
import { keepCard } from '#lib/service/index.ts';

const NOTES = { added: 'noteContactAdded', completed: 'noteContactCompleted', known: 'noteContactKnown' } as const;

export const POST = handle(contract.keepCard, keepCard, { note: ({ did }) => NOTES[did] });
