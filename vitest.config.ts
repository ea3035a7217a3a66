import { defineConfig } from 'vitest/config';

/** Deadlines and intervals run at 1/50 in tests (docs/ARCHITECTURE.md, decision 20). */
const env = { TUPAI_TIME_SCALE: '0.02', TZ: 'UTC' };

const all = process.env['TEST_ALL'] === '1';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{app,bench,components,docs,e2e,lib,scripts}/**/*.test.{ts,tsx}', '*.test.ts'],
          env,
        },
      },
      {
        // Against the real Dovecot and Postfix of e2e/mailserver; every test signs in as a fresh user.
        test: {
          name: 'integration',
          // The contract of the store runs here over PostgreSQL, and among the unit tests over SQLite.
          include: ['{e2e,lib,scripts}/**/*.itest.ts', 'lib/store/*.contract.test.ts'],
          exclude: all ? [] : ['**/*.slow.itest.ts'], // longer than 20 s: `npm run test:all`
          globalSetup: ['e2e/mailserver/vitest-setup.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
          retry: 1, // real servers on a shared machine; the log says what needed it
          maxWorkers: 2,
          env,
        },
      },
    ],
  },
});
