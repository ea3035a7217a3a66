/** The subject without reply and forward marks, for sorting as RFC 5256 §2.1 does: "Re: [list] Fwd: Hi (fwd)" → "Hi". */
export function baseSubject(subject: string): string {
  let base = subject.slice(0, 998).replace(/\s+/g, ' ').trim();
  for (let before = ''; before !== base;) {
    before = base;
    base = base
      .replace(/(?:\(fwd\)|\s)+$/i, '')
      .replace(/^\[fwd:(.*)\]$/i, '$1')
      .replace(/^(?:re|fwd?)(?:\s*\[[^[\]]*\])?\s*:\s*/i, '')
      .replace(/^\[[^[\]]*\]\s*(?=\S)/, '')
      .trim();
  }
  return base;
}
