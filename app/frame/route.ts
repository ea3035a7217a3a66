import { FRAME_CSP, PAPER_CSP, frameDocument } from '#lib/html/index.ts';
import { frame } from '#lib/http/index.ts';
import { cleanHtmlBody } from '#lib/service/index.ts';

export const GET = frame(
  { letter: FRAME_CSP, paper: PAPER_CSP },
  (body, texts) => frameDocument({ ...body, lang: texts.locale }),
  cleanHtmlBody,
);
