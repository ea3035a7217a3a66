const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/\bEdg(?:e|A|iOS)?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(?:Firefox|FxiOS)\//, 'Firefox'],
  [/\b(?:Chrome|CriOS|Chromium)\//, 'Chrome'],
  [/\bVersion\/.*\bSafari\//, 'Safari'],
  [/^Lynx\//i, 'Lynx'],
  [/^w3m\//i, 'w3m'],
  [/^E?Links\b/i, 'ELinks'],
];
const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/\b(?:iPhone|iPad|iPod)\b/, 'iOS'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b|\bMacintosh\b/, 'macOS'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bLinux\b/i, 'Linux'],
  [/\b\w*BSD\b/, 'BSD'],
];

/** Browser and system of a User-Agent in a few words, e.g. `Firefox, Linux`; `''` when neither is known. Never the header's own text. */
export function describeAgent(userAgent: string): string {
  const text = userAgent.slice(0, 1000);
  const name = (list: typeof BROWSERS): string | undefined => list.find(([pattern]) => pattern.test(text))?.[1];
  return [name(BROWSERS), name(SYSTEMS)].filter((one) => one !== undefined).join(', ');
}
