import { readConfig } from '#lib/config.ts';

/** For tests: the settings of this process from now on, no server key read yet, and its clock not started. */
export function testSettings(dataDir: string, settings: Readonly<Record<string, string>> = {}): void {
  const given = {
    TUPAI_CONFIG: '/dev/null',
    TUPAI_DATA_DIR: dataDir,
    TUPAI_PUBLIC_URLS: 'https://mail.example.org',
    ...settings,
  };
  Object.assign(globalThis, { [Symbol.for('tupai.config')]: readConfig(given) });
  for (const slot of ['server-keys', 'clock']) Reflect.deleteProperty(globalThis, Symbol.for(`tupai.${slot}`));
}
