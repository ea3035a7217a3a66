import { describe, expect, it } from 'vitest';
import { readCalendar } from './read-calendar.ts';
import { readDsn } from './read-dsn.ts';
import { readVcards } from './read-vcards.ts';

const bytes = (text: string): Buffer => Buffer.from(text.replace(/\n/g, '\r\n'));
const plain = { parameters: {}, encoding: '8bit', type: 'text/calendar' };

describe('what a report, an invitation or a card says in rows of emoji', () => {
  const foxes = '🦊'.repeat(3000);
  it.each([
    ['', foxes],
    ['x', `x${foxes}`],
  ])(
    'is cut between them, whatever stands before (%j): half of one would stand otherwise on the page than in its data',
    (_, text) => {
      const calendar = readCalendar(
        bytes(
          `BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:${text}\nDTSTART:20260101T000000Z\nSUMMARY:${text}\nLOCATION:${text}\nDESCRIPTION:${text}\nORGANIZER;CN=${text}:mailto:a@b.example\nEND:VEVENT\nEND:VCALENDAR\n`,
        ),
        plain,
      );
      const cards = readVcards(
        bytes(`BEGIN:VCARD\nFN:${text}\nORG:${text}\nTITLE:${text}\nTEL:${text}\nEND:VCARD\n`),
        plain,
      );
      const report = readDsn(
        bytes(
          `Reporting-MTA: dns; ${text}\n\nFinal-Recipient: rfc822; a@b.example\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; ${text}\n`,
        ),
        '8bit',
      );
      for (const found of [calendar, cards, report]) {
        expect(JSON.stringify(found)).toContain('🦊');
        expect(JSON.stringify(found)).not.toMatch(/\\ud[89a-f]/); // half a character is written so
      }
    },
  );
});
