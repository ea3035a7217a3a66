/** What a page is held by: text that opens or ends one of these, or swallows what comes after it, changes how many there are. */
const LANDMARKS =
  /^(?:title|header|nav|main|aside|footer|h1|form|fieldset|textarea|select|option|table|iframe|dialog|body)\[/;

/** Of what elements a page is made, each with the names of its attributes, from the lines of `shapeOf`. */
export const elementsOf = (shape: readonly string[]): ReadonlySet<string> => new Set(shape.map((line) => line.trim()));

/** The landmarks of a page in their order, and its very last element. */
export const landmarksOf = (shape: readonly string[]): string[] => [
  ...shape.map((line) => line.trim()).filter((line) => LANDMARKS.test(line)),
  `last: ${shape.at(-1)?.trim() ?? 'nothing'}`,
];
