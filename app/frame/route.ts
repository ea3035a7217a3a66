import { FRAME_CSP, frameDocument } from '#lib/html/index.ts';
import { frame } from '#lib/http/index.ts';
import { cleanHtmlBody } from '#lib/service/index.ts';

export const GET = frame(FRAME_CSP, (body, texts) => frameDocument({ ...body, lang: texts.locale }), cleanHtmlBody);
