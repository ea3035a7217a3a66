/** The input of a use case that needs none. */
export type Nothing = Readonly<Record<string, never>>;
