import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listSources, parseSource, PROJECT, readImports, readLayers, type Layer } from './architecture/index.ts';

const layers = readLayers();
const roots = ['app', 'components', 'lib', 'e2e/mailserver'];
const doors = ['proxy.ts', 'instrumentation.ts', 'instrumentation-node.ts'].filter((file) =>
  existsSync(join(PROJECT, file)),
);
const shipped = [...listSources(...roots), ...doors].filter((path) => !/\.i?test\.tsx?$|\/test-[^/]+\.ts$/.test(path));
const files = shipped.map(parseSource);

/** The layer a file belongs to: the longest name of the table that its path begins with. */
const layerOf = (path: string): Layer | undefined =>
  layers
    .filter(({ name }) => path === name || path === `${name}.ts` || path.startsWith(`${name}/`))
    .sort((a, b) => b.name.length - a.name.length)[0];

const packageOf = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');

/** `lib/imap/fetch-part.ts` → `lib/imap`; the folder whose index.ts is its only door. */
const houseOf = (path: string): string => {
  const layer = layerOf(path)?.name ?? '';
  if (layer.startsWith('lib/') && path.startsWith(`${layer}/`)) return layer;
  return /^components\/[^/]+(?=\/)/.exec(path)?.[0] ?? path;
};

/** These are open in every file: vocabulary, and the parts of the settings reader (lib/config.ts is its door). */
const openHouses = new Set(['lib/mail']);

describe('the table of layers in docs/ARCHITECTURE.md', () => {
  it('names every file that ships', () => {
    expect(shipped.filter((path) => layerOf(path) === undefined)).toEqual([]);
  });

  it('names nothing that is not there', () => {
    const gone = layers.filter(
      ({ name }) => !existsSync(join(PROJECT, name)) && !existsSync(join(PROJECT, `${name}.ts`)),
    );
    expect(gone.map(({ name }) => name)).toEqual([]);
  });

  it('allows only layers that it names', () => {
    const known = new Set(layers.map(({ name }) => name));
    expect(
      layers.flatMap(({ name, imports }) => imports.filter((one) => !known.has(one)).map((one) => `${name} → ${one}`)),
    ).toEqual([]);
  });
});

it('imports only along the edges of the table', () => {
  const wrong = files.flatMap((file) => {
    const from = layerOf(file.path);
    return readImports(file)
      .filter(({ own, target }) => {
        const to = own ? layerOf(target) : undefined;
        return own && (to === undefined || (to !== from && !from?.imports.includes(to.name)));
      })
      .map(({ target, line }) => `${file.path}:${String(line)} → ${target}`);
  });
  expect(wrong).toEqual([]);
});

it('uses a package only where the table puts it', () => {
  const wrong = files.flatMap((file) =>
    readImports(file)
      .filter(
        ({ own, target }) =>
          !own && !target.startsWith('node:') && !layerOf(file.path)?.packages.includes(packageOf(target)),
      )
      .map(({ target, line }) => `${file.path}:${String(line)} → ${target}`),
  );
  expect(wrong).toEqual([]);
});

it('keeps Node out of whatever a browser may load', () => {
  const wrong = files
    .filter(({ path }) => layerOf(path)?.runs !== 'server' && !path.endsWith('-worker.ts'))
    .flatMap((file) =>
      readImports(file)
        .filter(({ own, target }) => target.startsWith('node:') || (own && layerOf(target)?.runs === 'server'))
        .map(({ target, line }) => `${file.path}:${String(line)} → ${target}`),
    );
  expect(wrong).toEqual([]);
});

it('enters another folder through its index.ts only', () => {
  const wrong = files.flatMap((file) =>
    readImports(file)
      .filter(({ own, target }) => {
        const house = houseOf(target);
        const home = houseOf(file.path);
        if (!own || house === target || `${home}/`.startsWith(`${house}/`) || openHouses.has(house)) return false;
        const door = /^(?:[a-z]+\/)?index\.ts$/.test(target.slice(house.length + 1)); // lib/html/server has one of its own
        return !door && `${house}.ts` !== file.path;
      })
      .map(({ target, line }) => `${file.path}:${String(line)} → ${target}`),
  );
  expect(wrong).toEqual([]);
});

it('has an index.ts in every folder, which says what the folder owns and may not do', () => {
  const houses = [...new Set(shipped.map(houseOf))].filter(
    (house) => !/\.tsx?$/.test(house) && /^(?:lib|components)\//.test(house),
  );
  const silent = houses.filter((house) => {
    if (openHouses.has(house) || existsSync(join(PROJECT, `${house}.ts`))) return false;
    const door = files.find(({ path }) => path === `${house}/index.ts`);
    return !door || !/^\/\*\*[^]{80,}?\*\//.test(door.text);
  });
  expect(silent).toEqual([]);
});
