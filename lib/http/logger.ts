import { config } from '#lib/config.ts';

type Fields = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** One JSON object a line on standard output. */
export interface Logger {
  error(message: string, fields?: Fields): void;
  warn(message: string, fields?: Fields): void;
  info(message: string, fields?: Fields): void;
  debug(message: string, fields?: Fields): void;
}

const LEVELS = ['error', 'warn', 'info', 'debug'] as const;
const SECRET = /pass|secret|token|cookie|authori[sz]ation|credential|subject|body/i;

/**
 * The log. Fields whose name speaks of a secret, a subject or a body are left out, so that a slip in a caller stays harmless;
 * values are flat, so that nobody logs a whole request or message.
 */
export function logger(write: (line: string) => void = (line) => void process.stdout.write(line)): Logger {
  const log = (level: (typeof LEVELS)[number], message: string, fields: Fields = {}): void => {
    if (LEVELS.indexOf(level) > LEVELS.indexOf(config().logLevel)) return;
    const kept = Object.fromEntries(Object.entries(fields).filter(([name]) => !SECRET.test(name)));
    write(`${JSON.stringify({ time: new Date().toISOString(), level, message, ...kept })}\n`);
  };
  return {
    error: (message, fields) => log('error', message, fields),
    warn: (message, fields) => log('warn', message, fields),
    info: (message, fields) => log('info', message, fields),
    debug: (message, fields) => log('debug', message, fields),
  };
}
