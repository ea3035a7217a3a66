/** What a page is held by: text that opens or ends one of these, or swallows what comes after it, changes how many there are. */
const LANDMARKS =
  /^(?:title|header|nav|main|aside|footer|h1|form|fieldset|textarea|select|option|table|iframe|dialog|body)\[/;

/** Every element of a page (a line of `shapeOf`) with the one it stands in. */
export function partsOf(shape: readonly string[]): string[] {
  const around: string[] = [];
  return shape.map((line) => {
    const depth = line.search(/\S/);
    around[depth] = line.trim();
    return `${around[depth - 1] ?? 'document'} > ${line.trim()}`;
  });
}

/** The landmarks of a page in their order, and its very last element. */
export const landmarksOf = (shape: readonly string[]): string[] => [
  ...shape.map((line) => line.trim()).filter((line) => LANDMARKS.test(line)),
  `last: ${shape.at(-1)?.trim() ?? 'nothing'}`,
];
