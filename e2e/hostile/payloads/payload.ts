/** Markup that tries something, and how one sees that it did. */
export interface Payload {
  /** What is tried, in a word or two. */
  readonly family: string;
  /** `RUN` stands where a script would say that it ran; see {@link armed}. */
  readonly html: string;
}

/** The payload with a script that reports a number when it runs. */
export const armed = ({ html }: Payload, id: number): string => html.replaceAll('RUN', `alert(${String(id)})`);

/** A part of the payloads of each family, another one for each turn, at least one of each. */
export function sampleOf<T extends { readonly family: string }>(all: readonly T[], every: number, turn: number): T[] {
  const families = Map.groupBy(all, ({ family }) => family);
  return [...families.values()].flatMap((members) =>
    members.filter((_, at) => at % Math.min(every, members.length) === turn % Math.min(every, members.length)),
  );
}
