import type { RemoteImagesView } from '#lib/contract/index.ts';
import type { Texts } from '#lib/i18n/index.ts';

/** Plain strings, so that the page for paper can hand them to its scripts. `{count}` stands where the number goes. */
export interface RemoteWords {
  readonly blockedOne: string;
  readonly blockedMany: string;
  readonly trackerOne: string;
  readonly trackerMany: string;
  readonly unsure: string;
  readonly off: string;
  readonly show: string;
  readonly always: string;
  readonly sender: string;
  readonly domain: string;
  readonly contacts: string;
  readonly failed: string;
}

const COUNT = '{count}';

/** What the banner about remote images says. */
export const remoteWords = ({ t }: Texts, { sender, domain }: RemoteImagesView): RemoteWords => ({
  blockedOne: t('reader.remoteBlockedOne'),
  blockedMany: t('reader.remoteBlockedMany', { count: COUNT }),
  trackerOne: t('reader.remoteTrackerOne'),
  trackerMany: t('reader.remoteTrackerMany', { count: COUNT }),
  unsure: t('reader.remoteUnsure'),
  off: t('reader.remoteOff'),
  show: t('reader.remoteShow'),
  always: t('reader.remoteAlways'),
  sender: t('reader.remoteSender', { sender }),
  domain: t('reader.remoteDomain', { domain }),
  contacts: t('reader.remoteContacts'),
  failed: t('reader.remoteFailed'),
});
