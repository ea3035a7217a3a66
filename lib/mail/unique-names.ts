/**
 * Names for files that shall lie in one folder: the second `a.pdf` becomes `a (2).pdf`. Case does not tell two names apart, as on
 * most people's disks; what Windows forbids in names becomes `_`.
 */
export function uniqueNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const plain = name.replace(/[<>:"/\\|?*\p{Cc}]/gu, '_') || '_';
    const dot = plain.lastIndexOf('.');
    const [stem, ending] = dot > 0 ? [plain.slice(0, dot), plain.slice(dot)] : [plain, ''];
    let unique = plain;
    for (let number = 2; taken.has(unique.toLowerCase()); number += 1) unique = `${stem} (${String(number)})${ending}`;
    taken.add(unique.toLowerCase());
    return unique;
  });
}
