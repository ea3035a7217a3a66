import { z } from 'zod';

/** The HTML of a message as its sender wrote it: hostile. Only ever sanitised by lib/html and put into the frame. */
export const HtmlBody = z.object({
  html: z.string(),
  truncated: z.boolean(),
  /** Its charset was missing or unknown and Tupai guessed. */
  guessed: z.boolean(),
});
export type HtmlBody = z.infer<typeof HtmlBody>;
