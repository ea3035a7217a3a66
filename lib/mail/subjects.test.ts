import { expect, it } from 'vitest';
import { forwardSubject } from './forward-subject.ts';
import { replySubject } from './reply-subject.ts';

it.each([
  ['Rapat', 'Re: Rapat', 'Fwd: Rapat'],
  ['Re: Rapat', 'Re: Rapat', 'Fwd: Rapat'],
  ['RE: re[2]: AW: Sv: Bls: Balas: Fwd: Rapat', 'Re: Rapat', 'Fwd: Rapat'],
  ['回复：Rapat', 'Re: Rapat', 'Fwd: Rapat'],
  ['Re : Rapat', 'Re: Rapat', 'Fwd: Rapat'],
  ['Re^3: Rapat', 'Re: Rapat', 'Fwd: Rapat'],
  ['Rencana: besok', 'Re: Rencana: besok', 'Fwd: Rencana: besok'],
  ['[milis] Re: Rapat', 'Re: [milis] Re: Rapat', 'Fwd: [milis] Re: Rapat'],
  ['Rapat\r\nBcc: evil@example.net', 'Re: Rapat Bcc: evil@example.net', 'Fwd: Rapat Bcc: evil@example.net'],
  ['', 'Re:', 'Fwd:'],
  ['Re:', 'Re:', 'Fwd:'],
])('%j is answered as %j and forwarded as %j', (subject, reply, forward) => {
  expect(replySubject(subject)).toBe(reply);
  expect(forwardSubject(subject)).toBe(forward);
  expect(replySubject(reply)).toBe(reply);
  expect(forwardSubject(reply)).toBe(forward);
});

it.each(['Re: ', 'Re', ' ', 'Re[', 'Re[1', ':'])('takes a megabyte of %j in linear time', (piece) => {
  expect(replySubject(piece.repeat(1_000_000 / piece.length))).toMatch(/^Re:/);
});
