import type { MessageRow } from '#lib/contract/index.ts';
import type { Texts } from '#lib/i18n/index.ts';

/** The cell of a row that says when it came. */
export function RowDate({
  texts,
  row,
}: {
  readonly texts: Texts;
  readonly row: Pick<MessageRow, 'received' | 'date'>;
}) {
  const when = row.received || row.date;
  return (
    <td className="cell-date">
      <time dateTime={when} title={texts.date(when, 'full')}>
        {texts.date(when, 'short')}
      </time>
    </td>
  );
}
