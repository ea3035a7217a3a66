/** The part of papaparse 5 that Tupai uses; the package brings no types. */
declare module 'papaparse' {
  interface Row {
    readonly data: readonly string[];
    readonly errors: readonly { readonly type: string; readonly code: string }[];
    /** `cursor`: characters read so far, this row and its end included. */
    readonly meta: { readonly cursor: number; readonly delimiter: string };
  }
  interface Settings {
    readonly delimiter: string;
    readonly step: (row: Row, parser: { abort(): void }) => void;
  }
  const papa: { parse(text: string, settings: Settings): void };
  export default papa;
}
