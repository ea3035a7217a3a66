// Reads the configuration as the server will, and prints what scripts/start.mjs needs of it as JSON. Exit code 78 and one
// sentence a line when a setting is missing, unknown or wrong. Runs on Tupai's own Node.
import { accessSync, constants, mkdirSync } from 'node:fs';
import { createServer } from 'node:net';

import { readConfig } from '#lib/config.ts';
import { isAppError } from '#lib/errors.ts';

const EX_CONFIG = 78; // sysexits.h; systemd is told not to restart on it

const refuse = (sentences: string): never => {
  console.error(sentences);
  process.exit(EX_CONFIG);
};

function checked() {
  try {
    return readConfig();
  } catch (error) {
    if (isAppError(error)) return refuse(error.detail ?? error.code);
    throw error;
  }
}

const { listen, publicUrls, dataDir, heapBytes } = checked();
try {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  accessSync(dataDir, constants.W_OK);
} catch {
  refuse(`TUPAI_DATA_DIR is wrong: ${dataDir} cannot be written.`);
}
await new Promise<void>((resolve) => {
  const probe = createServer();
  probe.once('error', ({ message }) =>
    refuse(`TUPAI_LISTEN is wrong: Tupai cannot listen on ${listen.host}:${listen.port} (${message}).`),
  );
  probe.listen(listen.port, listen.host, () => probe.close(() => resolve()));
});
console.log(JSON.stringify({ ...listen, publicUrl: publicUrls[0]?.href, heapMb: Math.ceil(heapBytes / 1_000_000) }));
