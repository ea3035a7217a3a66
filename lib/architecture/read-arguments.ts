/**
 * The names of the values that an ICU message takes, sorted, each once: `{count, plural, one {# file} other {# files of {name}}}`
 * takes `count` and `name`. Quoted braces (`'{'`) are text.
 */
export function readArguments(message: string): string[] {
  const names = new Set<string>();
  const plain = message.replace(/'[{}][^']*'/g, '');
  // An argument opens where a message may stand: at the top, or inside the braces of a branch.
  const branch = (from: number): number => {
    let at = from;
    while (at < plain.length && plain[at] !== '}') at = plain[at] === '{' ? argument(at + 1) : at + 1;
    return at + 1;
  };
  const argument = (from: number): number => {
    const name = /^\s*([A-Za-z_]\w*)\s*/.exec(plain.slice(from));
    if (name) names.add(name[1] ?? '');
    let at = from + (name?.[0].length ?? 0);
    while (at < plain.length && plain[at] !== '}') at = plain[at] === '{' ? branch(at + 1) : at + 1;
    return at + 1;
  };
  for (let at = 0; at < plain.length;) at = plain[at] === '{' ? argument(at + 1) : at + 1;
  return [...names].sort();
}
