import { expect, it } from 'vitest';
import { forwardText } from './forward-text.ts';
import { quoteText } from './quote-text.ts';
import { withSignature } from './signature.ts';

it('quotes line by line below the attribution', () => {
  expect(quoteText('Halo\r\n\r\n> lama\r\nsalam', 'Budi menulis:')).toBe(
    'Budi menulis:\n> Halo\n>\n>> lama\n> salam\n',
  );
});

it('drops a short signature and blank lines at the end', () => {
  expect(quoteText('Halo\n\n-- \nBudi\nGuru\n', '')).toBe('> Halo\n');
});

it('keeps what stands below a dash line when it is long: that is no signature', () => {
  expect(quoteText(`Halo\n-- \n${'baris\n'.repeat(20)}`, '').split('\n')).toHaveLength(23);
});

it('forwards with the fields that are there, each on one line', () => {
  expect(
    forwardText(
      'Isi\n',
      [
        { label: 'From', value: 'Budi <b@example.org>' },
        { label: 'Cc', value: '' },
        { label: 'Subject', value: 'a\r\nb' },
      ],
      '-- Fwd --',
    ),
  ).toBe('-- Fwd --\nFrom: Budi <b@example.org>\nSubject: a b\n\nIsi\n\n');
});

it('puts the signature below its dashes, once', () => {
  const body = withSignature('Halo\n', 'Budi\nGuru');
  expect(body).toBe('Halo\n\n-- \nBudi\nGuru\n');
  expect(withSignature(body, 'Budi\nGuru')).toBe(body);
  expect(withSignature('Halo', '')).toBe('Halo');
  expect(withSignature('', '-- \nBudi')).toBe('\n-- \nBudi\n');
});
