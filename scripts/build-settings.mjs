// What the build must know before TypeScript can run: where Tupai is mounted. Runs on Node 20 without dependencies.
import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';

/** The settings file: TUPAI_CONFIG, else ./tupai.env, else /etc/tupai/tupai.env; `undefined` when there is none. */
export function settingsFile(env = process.env) {
  if (env.TUPAI_CONFIG) return env.TUPAI_CONFIG;
  return ['tupai.env', '/etc/tupai/tupai.env'].find((path) => existsSync(path));
}

/** Settings file and environment together; the environment wins. */
export function readSettings(env = process.env) {
  const file = settingsFile(env);
  return { ...(file ? parseEnv(readFileSync(file, 'utf8')) : {}), ...env };
}

/** Next bakes the sub-path into the build, so it comes from the path of the first public address. */
export function readBuildSettings(env = process.env) {
  const settings = readSettings(env);
  const first = (settings.TUPAI_PUBLIC_URLS ?? '').split(',')[0]?.trim();
  const basePath = first && URL.canParse(first) ? new URL(first).pathname.replace(/\/+$/, '') : '';
  return { basePath, distDir: settings.TUPAI_DIST_DIR || '.next' };
}
