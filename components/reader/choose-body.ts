import type { MessageView, MessageViewName } from '#lib/contract/index.ts';

/** Which body to show: what the address asks for, else what the person prefers, as far as the message has it. */
export function chooseBody(
  { text, htmlPart, textLeftOut }: Pick<MessageView, 'text' | 'htmlPart' | 'textLeftOut'>,
  view: MessageViewName | undefined,
  preferHtml: boolean,
): 'html' | 'text' {
  if (htmlPart === null || view === 'text') return 'text';
  return view === 'html' || preferHtml || (text.trim() === '' && !textLeftOut) ? 'html' : 'text';
}
