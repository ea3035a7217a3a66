import { expect, it } from 'vitest';
import { numberMarks } from './number-marks.ts';

it('numbers the marks of values in their order', () => {
  expect(numberMarks('SELECT a FROM t WHERE b = ? AND c IN (?, ?) LIMIT ?')).toBe(
    'SELECT a FROM t WHERE b = $1 AND c IN ($2, $3) LIMIT $4',
  );
});

it('leaves question marks in quoted text alone, also behind an escaped quote', () => {
  expect(numberMarks(String.raw`SELECT '?', 'it''s ?' WHERE a LIKE ? ESCAPE '\' AND b = ?`)).toBe(
    String.raw`SELECT '?', 'it''s ?' WHERE a LIKE $1 ESCAPE '\' AND b = $2`,
  );
});

it('changes nothing where there is none', () => {
  expect(numberMarks("DELETE FROM t WHERE a = ''")).toBe("DELETE FROM t WHERE a = ''");
});
