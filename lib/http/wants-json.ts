/** Whether the asker is a script: it sent JSON, or its Accept header likes application/json at least as well as text/html. */
export function wantsJson(headers: Headers): boolean {
  if (/^application\/json\b/i.test(headers.get('content-type') ?? '')) return true;
  const quality = new Map<string, number>();
  for (const entry of (headers.get('accept') ?? '').slice(0, 2000).split(',')) {
    const [type = '', ...parameters] = entry.split(';').map((one) => one.trim().toLowerCase());
    const q = parameters.map((one) => /^q=([\d.]+)$/.exec(one)?.[1]).find(Boolean);
    quality.set(type, q === undefined ? 1 : Number(q) || 0);
  }
  const json = Math.max(quality.get('application/json') ?? 0, quality.get('application/problem+json') ?? 0);
  return json > 0 && json >= (quality.get('text/html') ?? 0);
}
