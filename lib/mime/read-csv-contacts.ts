import Papa from 'papaparse';
import { buildContactCard } from '#lib/mail/build-contact-card.ts';
import { faultText, type ContactFault, type FoundContact } from '#lib/mail/contact-file.ts';
import type { StretchTask, TextStretch } from './read-contact-stretch.ts';

/** A row of one contact is not longer; one that is has lost a quote. */
const LONGEST_ROW = 1_000_000;
const CELLS = 500;
/** Broken rows of one stretch; a file with more of them is no table. */
const MOST_FAULTS = 1000;

type Csv = Pick<StretchTask, 'isLast' | 'line' | 'columns' | 'headings' | 'comma'>;

/** Rows of a table as contacts. The first line of the file is its headings and is left out. */
export function readCsvContacts(text: string, { isLast, line: first, columns, headings, comma }: Csv): TextStretch {
  const contacts: FoundContact[] = [];
  const faults: ContactFault[] = [];
  let usedText = 0;
  let line = first;
  while (usedText < text.length) {
    const from = usedText;
    let broken = false;
    Papa.parse(text.slice(from), {
      delimiter: comma,
      step: ({ data, errors, meta }, parser) => {
        const end = from + meta.cursor;
        const isWhole = isLast || end < text.length;
        broken = end - usedText > LONGEST_ROW || (isWhole && errors.some(({ type }) => type === 'Quotes'));
        if (broken || !isWhole) return parser.abort();
        const here = line;
        line += text.slice(usedText, end).split('\n').length - 1;
        usedText = end;
        if (here > 1) takeRow(data, here);
      },
    });
    if (!broken) break;
    if (faults.length > MOST_FAULTS) return { contacts, faults, usedText: text.length };
    // One quote that is never closed must not swallow everybody behind it: its line is a fault, and reading goes on with the next.
    const end = text.indexOf('\n', usedText) + 1 || text.length;
    faults.push({ line, why: 'quotes', text: faultText(text.slice(usedText, end).trim()) });
    line += 1;
    usedText = end;
  }
  return { contacts, faults, usedText: isLast ? text.length : usedText };

  function takeRow(data: readonly string[], here: number): void {
    const values = data.slice(0, CELLS).map(clean);
    if (values.every((value) => value === '')) return;
    const cells = values.map((value, at) => ({ target: columns[at] ?? 'custom', heading: headings[at] ?? '', value }));
    const found = buildContactCard(cells);
    if (found) contacts.push({ line: here, ...found });
    else faults.push({ line: here, why: 'nobody', text: faultText(values.filter(Boolean).join(', ')) });
    if (data.length > CELLS) faults.push({ line: here, why: 'long', text: faultText(data.slice(CELLS).join(', ')) });
    if (data.some((value) => CONTROLS.test(value)))
      faults.push({ line: here, why: 'controls', text: faultText(values.join(', ')) });
  }
}

const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

/** Without controls, and without the apostrophe that keeps spreadsheets from running a formula. */
const clean = (value: string): string =>
  value
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufeff]/g, '')
    .replace(/^'(?=\s*[=+\-@|%])/, '')
    .trim();
