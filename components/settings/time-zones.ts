/** Every IANA zone this system knows, with UTC, and with `chosen` even where the system calls that zone by another name. `auto` is none. */
export function timeZones(chosen: string): readonly string[] {
  const zones = new Set([...Intl.supportedValuesOf('timeZone'), 'UTC']);
  if (chosen !== 'auto') zones.add(chosen);
  return [...zones].sort();
}
