import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { AppError } from '../errors.ts';
import { SETTINGS, type Setting, type SettingName, type SettingValues } from './settings.ts';

/** Where the settings file is looked for when TUPAI_CONFIG names none. Same list as scripts/build-settings.mjs. */
const FILES = ['tupai.env', '/etc/tupai/tupai.env'];

/** Names for the build and the harness, not for administrators. */
const INTERNAL = new Set(['TUPAI_CONFIG', 'TUPAI_DIST_DIR', 'TUPAI_BASE_PATH', 'TUPAI_BUILD', 'TUPAI_TIME_SCALE']);

type Texts = Record<string, string | undefined>;

/**
 * Every setting as given in the file or the environment (which wins), parsed, or its fallback.
 *
 * @throws AppError config.invalid listing missing, unknown and wrong settings all at once.
 */
export function readValues(env: Readonly<Texts>): SettingValues {
  const given = gather(env);
  const faults = unknownNames(given);
  const values: Record<string, unknown> = {};
  for (const [name, setting] of Object.entries<Setting>(SETTINGS)) {
    try {
      const text = (setting.secret ? fromFile(name, given) : undefined) ?? given[name]?.trim();
      if (text === undefined && setting.fallback === undefined) faults.push(`${name} is missing. ${setting.about}`);
      else values[name] = setting.parse(text ?? setting.fallback ?? '');
    } catch (cause) {
      faults.push(`${name} is wrong: ${cause instanceof Error ? cause.message : String(cause)}`);
    }
  }
  if (faults.length > 0) throw new AppError('config.invalid', { detail: faults.join('\n') });
  return values as SettingValues;
}

function gather(env: Readonly<Texts>): Texts {
  const file = env['TUPAI_CONFIG'] || FILES.find((one) => existsSync(one));
  let given: Texts = {};
  try {
    if (file) given = { ...parseEnv(readFileSync(file, 'utf8')) };
  } catch (cause) {
    throw new AppError('config.invalid', {
      detail: `TUPAI_CONFIG: the settings file ${file ?? ''} cannot be read.`,
      cause,
    });
  }
  for (const [name, value] of Object.entries(env)) if (name.startsWith('TUPAI_')) given[name] = value;
  return given;
}

function fromFile(name: string, given: Readonly<Texts>): string | undefined {
  const file = given[`${name}_FILE`];
  if (!file) return undefined;
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    throw new Error(`${name}_FILE names ${file}, which cannot be read.`);
  }
}

function unknownNames(given: Readonly<Texts>): string[] {
  const known = new Set<string>(INTERNAL);
  for (const [name, setting] of Object.entries<Setting>(SETTINGS)) {
    known.add(name);
    if (setting.secret) known.add(`${name}_FILE`);
  }
  return Object.keys(given)
    .filter((name) => !known.has(name))
    .map((name) => {
      const near = nearest(name);
      return `${name} is not a setting of Tupai${near ? `; did you mean ${near}?` : '.'}`;
    });
}

/** The known setting that differs least from a mistyped one, at most three edits away. */
function nearest(name: string): SettingName | undefined {
  const ranked = (Object.keys(SETTINGS) as SettingName[])
    .map((known) => ({ known, distance: edits(name, known) }))
    .sort((a, b) => a.distance - b.distance);
  return ranked[0] && ranked[0].distance <= 3 ? ranked[0].known : undefined;
}

/** Levenshtein distance. */
function edits(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1)
      next[j] = Math.min(
        (next[j - 1] ?? 0) + 1,
        (row[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1),
      );
    row = next;
  }
  return row[b.length] ?? 0;
}
