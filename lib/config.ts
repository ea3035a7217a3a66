import { assemble, type Config } from './config/assemble.ts';
import { readValues } from './config/read-values.ts';
import { processWide } from './process-wide.ts';

export { inNetworks } from './config/cidr.ts';
export { steadyNow } from './config/steady-now.ts';
export { TIMES } from './config/times.ts';
export type { Config, ServerConfig, StoreServer } from './config/assemble.ts';

/**
 * The settings of an environment and its settings file, checked.
 *
 * @throws AppError config.invalid whose `detail` holds one line for each fault, naming its setting.
 */
export const readConfig = (env: Readonly<Record<string, string | undefined>> = process.env): Config =>
  assemble(readValues(env));

/** Whether this is `next dev`, which evaluates scripts and injects styles. */
export const developing = (): boolean => process.env.NODE_ENV === 'development';

/** The configuration of this process, read once. @throws AppError config.invalid */
export const config = (): Config => processWide('config', () => readConfig());
