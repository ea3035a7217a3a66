import type { ImportFault } from '#lib/contract/index.ts';
import type { TextKey, Texts } from '#lib/i18n/index.ts';

interface Props {
  readonly texts: Texts;
  readonly faults: readonly ImportFault[];
  /** All of them; the list may be shorter. */
  readonly count: number;
}

const WHY: Readonly<Record<string, TextKey>> = {
  property: 'contacts.faultProperty',
  outside: 'contacts.faultOutside',
  nobody: 'contacts.faultNobody',
  unfinished: 'contacts.faultUnfinished',
  long: 'contacts.faultLong',
  controls: 'contacts.faultControls',
  quotes: 'contacts.faultQuotes',
  attribute: 'contacts.faultAttribute',
};

/** Lines of a file that were not taken as they stood, each with its reason. */
export function FaultList({ texts, faults, count }: Props) {
  if (count === 0) return null;
  return (
    <details open={count <= 10}>
      <summary className="font-medium">{texts.t('contacts.importFaults', { count })}</summary>
      {count > faults.length && <p>{texts.t('contacts.importFaultsSome', { shown: faults.length })}</p>}
      <ul className="grid gap-1 py-2 text-snippet wrap-anywhere">
        {faults.map(({ line, why, text }, at) => (
          <li key={`${String(at)} ${String(line)}`}>
            <span className="font-medium">{texts.t('contacts.faultLine', { line: texts.number(line) })}</span>
            {' – '}
            {texts.t(WHY[why] ?? 'contacts.faultNobody')}
            {text && (
              <bdi dir="auto" className="block font-mono text-muted">
                {text}
              </bdi>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}
