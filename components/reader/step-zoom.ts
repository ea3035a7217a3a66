/** How large a letter may be shown, in per cent. */
const ZOOMS = [50, 75, 90, 100, 110, 125, 150, 175, 200] as const;

/** The next larger or smaller size; `undefined` at the end. */
export const stepZoom = (zoom: number, by: 1 | -1): number | undefined =>
  ZOOMS[ZOOMS.findIndex((step) => step >= zoom) + by];
