import { describe, expect, it } from 'vitest';
import { readCalendar } from './read-calendar.ts';
import { readDsn } from './read-dsn.ts';
import { readMdn } from './read-mdn.ts';
import { readVcards } from './read-vcards.ts';

const bytes = (text: string): Buffer => Buffer.from(text.replace(/\n/g, '\r\n'));
const plain = { parameters: {}, encoding: '7bit', type: 'text/calendar' };

/** Bits of every format in no order, the same each time. */
function* junk(count: number): Generator<Buffer> {
  const pieces = [
    'BEGIN:VCALENDAR',
    'BEGIN:VEVENT',
    'END:VEVENT',
    'BEGIN:VCARD',
    'END:VCARD',
    'DTSTART;TZID=x:2026',
    'DTSTART:99999999T999999Z',
    'RRULE:FREQ=SECONDLY;INTERVAL=-1',
    'ATTENDEE;CN="',
    'Final-Recipient: rfc822;',
    'Status: 9.9.9',
    'Disposition: ;displayed',
    ':',
    ';',
    '\n',
    '\n\n',
    ' ',
    '\\n',
    '\ud800',
    'é',
    'EMAIL:',
    'N:;;;',
    'BEGIN:VTIMEZONE',
    'TZOFFSETTO:+9999',
    'DURATION:P99999D',
  ];
  for (let seed = 1; seed <= count; seed += 1)
    yield Buffer.from(
      Array.from({ length: (seed % 30) + 1 }, (_, at) => pieces[(seed * (at + 3) * 31 + at * at) % pieces.length]).join(
        seed % 2 ? '\n' : '',
      ),
    );
}

describe('a delivery report', () => {
  it('whose server has 100,000 brackets in its name keeps nobody waiting', () => {
    const part = bytes(`Reporting-MTA: dns; x

Final-Recipient: rfc822; a@b.example
Action: failed
Status: 5.1.1
Remote-MTA: dns; mx.example.com ${'('.repeat(100_000)}
`);
    const started = process.cpuUsage();
    expect(readDsn(part, '7bit').recipients[0]?.server).toContain('mx.example.com');
    expect(process.cpuUsage(started).user).toBeLessThan(500_000);
  });

  it('of Postfix tells who was not reached, by what words of which server', () => {
    const part = bytes(`Reporting-MTA: dns; mail.tupai.test
X-Postfix-Queue-ID: 4D1F
X-Postfix-Sender: rfc822; budi@tupai.test
Arrival-Date: Sun, 22 Nov 2026 09:00:00 +0700 (WIB)

Final-Recipient: rfc822; agus@example.com
Original-Recipient: rfc822;agus+2Btag@example.com
Action: failed
Status: 5.1.1
Remote-MTA: dns; mx.example.com
Diagnostic-Code: smtp; 550 5.1.1 <agus@example.com>: Recipient address
    rejected: User unknown

Final-Recipient: rfc822; siti@example.com
Action: delayed
Status: 4.4.1 (Connection timed out)
Will-Retry-Until: Fri, 27 Nov 2026 09:00:00 +0700
`);
    expect(readDsn(part, '7bit')).toEqual({
      reporter: 'mail.tupai.test',
      recipients: [
        {
          address: 'agus+tag@example.com',
          action: 'failed',
          status: '5.1.1',
          words: '550 5.1.1 <agus@example.com>: Recipient address rejected: User unknown',
          server: 'mx.example.com',
        },
        { address: 'siti@example.com', action: 'delayed', status: '4.4.1', words: '', server: '' },
      ],
    });
  });

  it('in base64, with a UTF-8 address and an unknown action, is read all the same', () => {
    const text =
      'Reporting-MTA: dns;x\n\n\nFinal-Recipient: utf-8; \\x{7528}\\x{6237}@\\x{4f8b}.jp\nAction: gone\nStatus: 5.2.2\n';
    expect(readDsn(Buffer.from(bytes(text).toString('base64')), 'base64').recipients).toEqual([
      { address: '用户@例.jp', action: 'failed', status: '5.2.2', words: '', server: '' },
    ]);
  });

  it('can be anything, and names no more than 100 people', () => {
    for (const one of junk(800)) expect(readDsn(one, '7bit').recipients.length).toBeLessThan(101);
    expect(
      readDsn(bytes('Final-Recipient: rfc822;a@b.c\nStatus: 5.0.0\n\n'.repeat(5000)), '7bit').recipients,
    ).toHaveLength(100);
  });
});

describe('a read receipt', () => {
  it('tells who did what with which message', () => {
    const part = bytes(`Reporting-UA: joes-pc.cs.example.com; Foomail 97.1
Original-Recipient: rfc822;Joe_Recipient@example.com
Final-Recipient: rfc822;Joe_Recipient@example.com
Original-Message-ID: <199509192301.23456@example.org>
Disposition: manual-action/MDN-sent-manually; displayed
`);
    expect(readMdn(part, '7bit')).toEqual({
      recipient: 'Joe_Recipient@example.com',
      type: 'displayed',
      byHand: true,
      messageId: '<199509192301.23456@example.org>',
    });
    expect(
      readMdn(bytes('Disposition: automatic-action/MDN-sent-automatically; deleted/error\n'), '7bit'),
    ).toMatchObject({ type: 'deleted', byHand: false });
    expect(readMdn(bytes('Disposition: x; flown\n'), '7bit')).toBeNull();
    for (const one of junk(300)) expect([null, 'displayed']).toContain(readMdn(one, '7bit')?.type ?? null);
  });
});

describe('an invitation', () => {
  const event = (lines: string, before = 'METHOD:REQUEST'): Buffer =>
    bytes(`BEGIN:VCALENDAR\nVERSION:2.0\n${before}\nBEGIN:VEVENT\nUID:1@x\n${lines}\nEND:VEVENT\nEND:VCALENDAR\n`);
  const start = (lines: string, before?: string): string | undefined =>
    readCalendar(event(lines, before), plain)?.start?.at;

  it('of Google is read with people, folded lines and escapes', () => {
    expect(
      readCalendar(
        event(`DTSTART;TZID=Asia/Jakarta:20261123T090000
DTEND;TZID=Asia/Jakarta:20261123T103000
SEQUENCE:2
SUMMARY:Rapat\\, kelas 7
LOCATION:Ruang 1\\; lantai 2
DESCRIPTION:Satu\\ndua dan baris yang
  panjang
RRULE:FREQ=WEEKLY;BYDAY=MO,WE;UNTIL=20261231T000000Z
ORGANIZER;CN="Siti Rahayu, S.Pd":mailto:siti@example.org
ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;CN=budi@tupai.test:mailto:budi@tupai.test
BEGIN:VALARM
DESCRIPTION:not this one
END:VALARM`),
        plain,
      ),
    ).toMatchObject({
      method: 'request',
      sequence: 2,
      summary: 'Rapat, kelas 7',
      location: 'Ruang 1; lantai 2',
      description: 'Satu\ndua dan baris yang panjang',
      start: { at: '2026-11-23T02:00:00.000Z', zone: 'Asia/Jakarta' },
      end: { at: '2026-11-23T03:30:00.000Z', zone: 'Asia/Jakarta' },
      repeats: { every: 'week', interval: 1, weekdays: [1, 3], until: '2026-12-31', count: 0 },
      organizer: { name: 'Siti Rahayu, S.Pd', address: 'siti@example.org' },
      people: [{ name: '', address: 'budi@tupai.test', answer: 'needs-action' }],
    });
  });

  it.each([
    ['20261123T090000Z', '2026-11-23T09:00:00.000Z'],
    ['TZID=SE Asia Standard Time:20261123T090000', '2026-11-23T02:00:00.000Z'],
    ['TZID="(UTC+07:00) SE Asia Standard Time":20261123T090000', '2026-11-23T02:00:00.000Z'],
    ['TZID=/mozilla.org/20070129_1/Europe/Berlin:20260701T090000', '2026-07-01T07:00:00.000Z'],
    ['TZID=W. Europe Standard Time:20261201T090000', '2026-12-01T08:00:00.000Z'],
    ['TZID=America/New_York:20260308T033000', '2026-03-08T07:30:00.000Z'], // just after the clocks went forward
    ['20261123T090000', '2026-11-23T09:00:00'], // nobody says where
    ['TZID=Nowhere:20261123T090000', '2026-11-23T09:00:00'],
    ['VALUE=DATE:20261123', '2026-11-23'],
    ['20261399T250000Z', undefined],
  ])('begins at %s', (value, at) => {
    const line = value.includes('=') ? `DTSTART;${value}` : `DTSTART:${value}`;
    expect(start(line)).toBe(at);
  });

  it.each([
    ['20260701T090000', '2026-07-01T07:00:00.000Z'],
    ['20261201T090000', '2026-12-01T08:00:00.000Z'],
    ['20260329T030000', '2026-03-29T01:00:00.000Z'],
    ['20261025T040000', '2026-10-25T03:00:00.000Z'],
  ])('in a zone that only the calendar describes begins right: %s', (local, at) => {
    const zone = `METHOD:REQUEST
BEGIN:VTIMEZONE
TZID:Customized Time Zone
BEGIN:STANDARD
DTSTART:16010101T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3
END:DAYLIGHT
END:VTIMEZONE`;
    expect(start(`DTSTART;TZID=Customized Time Zone:${local}`, zone)).toBe(at);
  });

  it('for whole days ends on the last of them, with a duration after it', () => {
    const end = (lines: string) => readCalendar(event(lines), plain)?.end?.at;
    expect(end('DTSTART;VALUE=DATE:20261123\nDTEND;VALUE=DATE:20261126')).toBe('2026-11-25');
    expect(end('DTSTART;VALUE=DATE:20261123\nDTEND;VALUE=DATE:20261123')).toBe('2026-11-23');
    expect(end('DTSTART:20261123T090000Z\nDURATION:PT1H30M')).toBe('2026-11-23T10:30:00.000Z');
    expect(end('DTSTART:20261123T090000\nDURATION:P1D')).toBe('2026-11-24T09:00:00');
    expect(end('DTSTART:20261123T090000Z')).toBeUndefined();
  });

  it('that is called off, or answered, says so', () => {
    expect(readCalendar(event('SUMMARY:x', 'METHOD:CANCEL'), plain)?.cancelled).toBe(true);
    expect(readCalendar(event('STATUS:CANCELLED'), plain)?.cancelled).toBe(true);
    expect(readCalendar(event('ATTENDEE;PARTSTAT=DECLINED:mailto:a@b.c', 'METHOD:REPLY'), plain)).toMatchObject({
      method: 'reply',
      people: [{ address: 'a@b.c', answer: 'declined' }],
    });
  });

  it('can be anything at all, of any size', () => {
    for (const one of junk(1500)) {
      expect(readCalendar(one, plain)?.people.length ?? 0).toBeLessThan(51);
    }
    const huge = event(`${'ATTENDEE:mailto:a@b.c\n'.repeat(20_000)}SUMMARY:${'x'.repeat(1e6)}`);
    expect(readCalendar(huge, plain)?.people).toHaveLength(50);
    expect(readCalendar(bytes('BEGIN:VCALENDAR\n'.repeat(9000)), plain)).toBeNull();
  });
});

describe('a vCard', () => {
  it('tells its person, in each of its versions', () => {
    const cards = readVcards(
      bytes(`BEGIN:VCARD
VERSION:4.0
FN:Siti Rahayu
ORG:SMP 7;Matematika
TITLE:Guru
EMAIL;TYPE=work:siti@example.org
item1.EMAIL:javascript:alert(1)
TEL;VALUE=uri:tel:+62-812-0000
END:VCARD
BEGIN:VCARD
VERSION:2.1
N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Wulandari;Ros=C3=A9=
 
TEL;CELL:0812
END:VCARD
BEGIN:VCARD
NOTE:nobody
END:VCARD
`),
      { ...plain, type: 'text/vcard' },
    );
    expect(cards[0]).toEqual({
      at: 0,
      name: 'Siti Rahayu',
      organization: 'SMP 7, Matematika',
      title: 'Guru',
      addresses: ['siti@example.org'],
      phones: ['+62-812-0000'],
    });
    expect(cards).toHaveLength(2);
    expect(cards[1]?.phones).toEqual(['0812']);
    expect(
      readVcards(bytes('BEGIN:VCARD\nFN:A\nEND:VCARD\nBEGIN:VCARD\nFN:Cut off\nPHOTO;ENCODING=b:AAA'), plain),
    ).toEqual([expect.objectContaining({ at: 0, name: 'A' }), expect.objectContaining({ at: 1, name: 'Cut off' })]);
    for (const one of junk(500)) expect(readVcards(one, plain).length).toBeLessThan(21);
  });
});
