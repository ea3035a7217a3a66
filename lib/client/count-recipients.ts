/** How many recipients a typed list holds; a guess for hints, the server parses for real. Text without `@` does not count. */
export const countRecipients = (value: string): number => value.match(/[^\s,;<>"]+@[^\s,;<>"]+/g)?.length ?? 0;
