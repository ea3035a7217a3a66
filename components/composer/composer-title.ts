import type { ComposeView } from '#lib/contract/index.ts';
import type { Texts } from '#lib/i18n/index.ts';

/** What is being written: an answer, a draft, something new. */
export function composerTitle(view: ComposeView, texts: Pick<Texts, 't'>): string {
  if (view.originalFlag === 'answered') return texts.t('composer.titleReply');
  if (view.originalFlag === 'forwarded') return texts.t('composer.titleForward');
  return texts.t(view.draftMessage === '' ? 'composer.titleNew' : 'composer.titleDraft');
}
