import { describe, expect, it } from 'vitest';
import { readAnswer } from './post-form.ts';

describe('the answer to a form', () => {
  it('is the body when the server agreed', () => {
    expect(readAnswer(200, '{"outcome":"saved"}')).toEqual({ ok: true, body: { outcome: 'saved' } });
  });

  it('may be a list: the beginnings of texts for the rows of a folder', () => {
    expect(readAnswer(200, '[{"uid":3,"preview":"Halo"}]')).toEqual({ ok: true, body: [{ uid: 3, preview: 'Halo' }] });
    expect(readAnswer(200, '[]')).toEqual({ ok: true, body: [] });
  });

  it('is the refusal with the mail server’s words and the field that is wrong', () => {
    const problem = {
      code: 'recipient.invalid',
      title: 'recipient.invalid',
      detail: 'Not an address: foo',
      field: 'to',
      reason: '501 5.1.3',
      id: 'ab12',
    };
    expect(readAnswer(422, JSON.stringify(problem))).toEqual({
      ok: false,
      code: 'recipient.invalid',
      text: 'Not an address: foo',
      detail: '501 5.1.3',
      reference: 'ab12',
      field: 'to',
    });
  });

  it.each([
    [502, '<html>Bad Gateway</html>'],
    [200, ''],
    [500, '[]'],
    [500, 'null'],
  ])('is a nameless failure when %i %j is not ours', (status, text) => {
    expect(readAnswer(status, text)).toEqual({ ok: false, code: 'internal', text: '' });
  });
});
