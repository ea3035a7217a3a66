type MakeFormat = (...args: ConstructorParameters<typeof Intl.NumberFormat>) => Intl.NumberFormat;

/**
 * Octets as people say them, in a language: `210 kB`, `3.1 MB`. Anything above nothing is at least 1 kB.
 *
 * @param make may keep what it made: formatters are slow to make
 */
export function formatSize(
  locale: string,
  octets: number,
  make: MakeFormat = (...args) => new Intl.NumberFormat(...args),
): string {
  const unit = octets < 1e6 ? 'kilobyte' : octets < 1e9 ? 'megabyte' : 'gigabyte';
  const value = octets / { kilobyte: 1e3, megabyte: 1e6, gigabyte: 1e9 }[unit];
  const digits = value < 10 && unit !== 'kilobyte' ? 1 : 0;
  return make(locale, { style: 'unit', unit, maximumFractionDigits: digits }).format(
    octets > 0 && value < 1 ? 1 : value,
  );
}
