import { expect, it } from 'vitest';
import type { BodyPart } from '#lib/mail/body-part.ts';
import { describeStructure } from './describe-structure.ts';

const part = (type: string, children: BodyPart[] = [], parameters: Record<string, string> = {}): BodyPart => ({
  part: '1',
  type,
  parameters,
  encoding: '7bit',
  size: 1,
  disposition: '',
  filename: '',
  contentId: '',
  children,
});
const said = (structure: BodyPart | null) =>
  Object.entries(describeStructure(structure)).flatMap(([name, is]) => (is ? [name] : []));

it.each([
  ['nothing', null, []],
  ['plain text', part('text/plain'), []],
  [
    'an invitation among alternatives',
    part('multipart/alternative', [part('text/plain'), part('text/calendar')]),
    ['isInvitation'],
  ],
  ['a signed message', part('multipart/signed', [part('text/plain'), part('application/pgp-signature')]), ['isSigned']],
  ['an encrypted message', part('multipart/encrypted', [part('application/pgp-encrypted')]), ['isEncrypted']],
  ['S/MIME that is closed', part('application/pkcs7-mime', [], { 'smime-type': 'enveloped-data' }), ['isEncrypted']],
  ['S/MIME that is signed', part('application/x-pkcs7-mime', [], { 'smime-type': 'Signed-Data' }), ['isSigned']],
  [
    'an invitation in a forwarded message',
    part('multipart/mixed', [part('message/rfc822', [part('text/calendar')])]),
    [],
  ],
])('%s', (_, structure, marks) => expect(said(structure)).toEqual(marks));
