import type { Metadata, Viewport } from 'next';
import { connection } from 'next/server';
import type { ReactNode } from 'react';
import { listPage, photosHref } from '#lib/contract/index.ts';
import { directionOf } from '#lib/i18n/index.ts';
import { openPublicPage } from '#lib/http/index.ts';
import { photoVersion } from '#lib/service/index.ts';
import { LiveErrorTexts } from '#components/mailboxes/index.ts';
import { tabIcon } from '#components/ui/index.ts';
import './globals.css';

export const metadata: Metadata = {
  robots: { index: false, follow: false },
  formatDetection: { telephone: false, address: false, date: false, email: false },
};

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  viewportFit: 'cover',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#faf8f5' },
    { media: '(prefers-color-scheme: dark)', color: '#171412' },
  ],
};

/** Language and colours of every page. Each page renders its own title and frame. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  await connection(); // nonces need every page rendered per request
  const { texts, settings, sessionLeft, session } = await openPublicPage();
  const photos = session ? await photoVersion(session) : '';
  return (
    <html
      lang={texts.locale}
      dir={directionOf(texts.locale)}
      data-theme={settings.theme}
      data-session-left={sessionLeft}
    >
      <body>
        {photos && <link rel="stylesheet" href={photosHref(photos)} precedence="photos" />}
        <link rel="icon" type="image/svg+xml" href={tabIcon()} />
        <LiveErrorTexts
          texts={{
            title: texts.t('mailboxes.brokenTitle'),
            text: texts.t('mailboxes.brokenText'),
            reference: texts.t('common.reference', { id: '{id}' }),
            tryAgain: texts.t('mailboxes.tryAgain'),
            home: texts.t('mailboxes.goToInbox'),
            homeHref: listPage('INBOX'),
          }}
        >
          {children}
        </LiveErrorTexts>
      </body>
    </html>
  );
}
