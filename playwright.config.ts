import { defineConfig } from '@playwright/test';
import type { TupaiProject } from './e2e/fixtures/test.ts';

const all = process.env['TEST_ALL'] === '1';
/** `npm run test:hostile`: nothing but hostile mail, all of it. */
const hostile = process.env['TEST_HOSTILE'] === '1';

type Use = Partial<TupaiProject>;
const named = (use: Use): string =>
  `${use.scripts ? 'scripts on' : 'scripts off'}, ${use.host ?? use.base ?? ''}${use.base ? '' : '/'}, ${use.listener ?? ''}${use.connections === 1 ? ', one connection' : ''}`;

/** The pairs that every run covers, and the rest of the twelve. */
const pairs: Use[] = [
  { scripts: true, base: '', listener: 'full' },
  { scripts: false, base: '/webmail', listener: 'courier' },
  { scripts: true, base: '/webmail', listener: 'minimal' },
  { scripts: false, base: '', listener: 'full' },
];
const others = (['', '/webmail'] as const).flatMap((base) =>
  (['full', 'courier', 'minimal'] as const).flatMap((listener) =>
    [true, false]
      .map((scripts): Use => ({ scripts, base, listener }))
      .filter((use) => !pairs.some((pair) => named(pair) === named(use))),
  ),
);
/** Not loopback for a browser: what needs a secure context is missing there. */
const lan: Use = { scripts: true, base: '', listener: 'full', host: 'tupai.test' };
/** All works over one connection to the IMAP server, news included. */
const narrow: Use = { scripts: true, base: '', listener: 'full', connections: 1 };

/** Where scripts run, mail is live. What becomes of a broken connection is the browser's part, the same for every server that can take moves back. */
const storyOf = ({ scripts, listener }: Use): string[] =>
  scripts ? ['story', 'live', ...(listener === 'minimal' ? [] : ['connection'])] : ['story'];
const inBrowser = [
  'story',
  'cards',
  'search',
  'conversations',
  'errors',
  'boundaries',
  'languages',
  'sub-path',
  'settings',
  'reader',
  'printing',
  'folders',
  'outbox',
  'contacts',
  'books',
];
const projects = [
  ...pairs.map((use, index) => ({
    use,
    specs:
      index === 0
        ? [
            ...inBrowser,
            'screens',
            'keys',
            'live',
            'connection',
            'still-working',
            'workspace',
            'folder-tree',
            'search-box',
            'touch',
            'actions',
            'snooze',
            'taken-back',
            'notifications',
            'pins',
            'list',
            'list-settings',
            'letters',
            'composer',
            'compose-windows',
            'drafts',
          ]
        : index === 1
          ? inBrowser
          : storyOf(use),
  })),
  ...(all ? others : []).map((use) => ({ use, specs: storyOf(use) })),
  { use: lan, specs: storyOf(lan) },
  { use: narrow, specs: ['story', 'live'] },
];
const matching = (specs: readonly string[]): RegExp => new RegExp(`e2e/(?:${specs.join('|')})\\.spec\\.ts$`);

/** A part in every run, all of it in `npm run test:hostile`. */
const hostileMail = {
  name: 'hostile mail',
  use: { scripts: true, base: '', listener: 'full' } satisfies Use,
  testMatch: /e2e\/hostile\/.*\.spec\.ts$/,
};

export default defineConfig<TupaiProject>({
  testDir: 'e2e',
  outputDir: 'test-results/playwright',
  globalSetup: './e2e/fixtures/global-setup.ts',
  forbidOnly: true,
  fullyParallel: true,
  workers: 2,
  timeout: 90_000,
  // On a shared machine a browser stalls now and then. What passes only at the second try is named, counted and to be mended.
  retries: 1,
  expect: { timeout: 10_000 },
  reporter: [['list']],
  use: {
    browserName: 'chromium',
    locale: 'en-GB',
    timezoneId: 'Asia/Jakarta',
    trace: hostile ? 'off' : 'retain-on-failure', // of tens of thousands of steps it takes a fifth of the time
    screenshot: 'only-on-failure',
    actionTimeout: 15_000,
    launchOptions: {
      executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-quic',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--host-resolver-rules=MAP tupai.test 127.0.0.1',
      ],
    },
  },
  projects: hostile
    ? [hostileMail]
    : [
        { name: 'start', testMatch: matching(['start']), teardown: 'secrets' },
        // Runs when everything else has ended, whatever came of it.
        { name: 'secrets', testMatch: matching(['secrets']) },
        ...projects.map(({ use, specs }) => ({
          name: named(use),
          use,
          testMatch: matching(specs),
          dependencies: ['start'],
        })),
        { ...hostileMail, dependencies: ['start'] },
        {
          name: 'text browsers and other clients',
          use: { scripts: false, base: '/webmail', listener: 'full' } satisfies Use,
          testMatch: /e2e\/(?:text-browsers|interop\/.*)\.spec\.ts$/,
          dependencies: ['start'],
        },
        ...(all
          ? (['', '/webmail'] as const).map((base) => ({
              name: `web servers, ${base}/`,
              use: { scripts: true, base, listener: 'full' } satisfies Use,
              testMatch: matching(base === '' ? ['web-servers'] : ['web-servers', 'service-files']),
              dependencies: ['start'],
            }))
          : []),
      ],
});
