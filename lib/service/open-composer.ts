import { SenderView, type InputOf, type OutputOf, type startComposer as endpoint } from '#lib/contract/index.ts';
import { config } from '#lib/config.ts';
import type { Texts } from '#lib/i18n/index.ts';
import type { Session } from '#lib/session/index.ts';
import { largestFiles } from './largest-files.ts';
import { listIdentities } from './list-identities.ts';
import { settingsOf } from './read-settings.ts';
import { startComposer } from './start-composer.ts';

/**
 * All that a composer is drawn with, on a page of its own or within another screen, as {@link startComposer}.
 *
 * @param writer knows the language of the attribution line.
 */
export async function openComposer(
  actor: Session,
  start: InputOf<typeof endpoint>,
  signal: AbortSignal | undefined,
  writer: { texts(): Promise<Texts> },
): Promise<OutputOf<typeof endpoint>> {
  const [view, identities, { markdown }, maxBytes] = await Promise.all([
    startComposer(actor, start, await writer.texts(), signal),
    listIdentities(actor),
    settingsOf(actor.account),
    largestFiles(),
  ]);
  return {
    view,
    identities: identities.map((identity) => SenderView.parse(identity)),
    maxBytes,
    unattended: config().unattended !== 'off',
    markdown,
  };
}
