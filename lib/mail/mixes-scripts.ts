const SCRIPTS = {
  Latin: /\p{Script=Latin}/u,
  Cyrillic: /\p{Script=Cyrillic}/u,
  Greek: /\p{Script=Greek}/u,
  Armenian: /\p{Script=Armenian}/u,
  Hebrew: /\p{Script=Hebrew}/u,
  Arabic: /\p{Script=Arabic}/u,
  Cherokee: /\p{Script=Cherokee}/u,
  Thai: /\p{Script=Thai}/u,
  Han: /\p{Script=Han}/u,
  Kana: /[\p{Script=Hiragana}\p{Script=Katakana}]/u,
  Hangul: /\p{Script=Hangul}/u,
  Other:
    /(?![\p{Script=Common}\p{Script=Inherited}\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Cherokee}\p{Script=Thai}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}])\p{L}/u,
} as const;

/** Written together as a matter of course (UTS 39 §5.2, "highly restrictive"). */
const TOGETHER = [
  ['Latin', 'Han', 'Kana'],
  ['Latin', 'Han', 'Hangul'],
];

/** Whether one label or word holds letters of scripts that nobody writes together, such as a Cyrillic letter among Latin ones. */
export function mixesScripts(text: string): boolean {
  if (/^[\0-\x7f]*$/.test(text)) return false; // ASCII knows Latin letters alone
  const found = Object.entries(SCRIPTS)
    .filter(([, pattern]) => pattern.test(text))
    .map(([name]) => name);
  return found.length > 1 && !TOGETHER.some((usual) => found.every((name) => usual.includes(name)));
}
