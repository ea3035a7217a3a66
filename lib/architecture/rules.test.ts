import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as contract from '../contract/index.ts';
import type { Endpoint } from '../contract/index.ts';
import { listSources, parseSource, PROJECT, walkTree, type SourceFile, type SyntaxNode } from './index.ts';

const rootFiles = readdirSync(PROJECT).filter((name) => /\.(?:ts|tsx|js|mjs)$/.test(name) && !name.endsWith('.d.ts'));
const folders = ['app', 'components', 'docs', 'e2e', 'lib', 'scripts'];
const all = [...listSources(...folders), ...rootFiles].map(parseSource);
const isTest = (path: string): boolean => /\.i?test\.tsx?$|\/test-[^/]+\.ts$/.test(path) || path.startsWith('e2e/');
const shipped = all.filter(({ path }) => !isTest(path));

/** Every node of some kind, as `path:line`. */
const places = (
  files: readonly SourceFile[],
  wanted: (node: SyntaxNode, parents: readonly SyntaxNode[]) => boolean,
): string[] =>
  files.flatMap((file) => {
    const found: string[] = [];
    walkTree(file.program, (node, parents) => {
      if (wanted(node, parents)) found.push(`${file.path}:${String(file.lineOf(node))}`);
    });
    return found;
  });

const nameOf = (node: unknown): string => {
  const { type, name, value } = (node ?? {}) as { type?: string; name?: string; value?: string };
  return type === 'Identifier' ? (name ?? '') : type === 'Literal' ? String(value) : '';
};
const member = (node: SyntaxNode, object: string, property: string): boolean =>
  node.type === 'MemberExpression' && nameOf(node['object']) === object && nameOf(node['property']) === property;

it('keeps files short enough to read in one go', () => {
  expect(all.filter(({ text }) => text.split('\n').length > 301).map(({ path }) => path)).toEqual([]);
});

it('names files by what they do, never by what they collect', () => {
  const bad = all.filter(
    ({ path }) =>
      /(?:^|\/)(?:utils?|helpers?|common|types|misc)\.tsx?$/.test(path) ||
      /[A-Z_](?=[^/]*\.tsx?$)/.test(path.split('/').at(-1) ?? ''),
  );
  expect(bad.map(({ path }) => path)).toEqual([]);
});

it("ships to browsers only what says so by its name: 'use client' stands in live-*.tsx and in Next's error pages", () => {
  const clients = shipped.filter(({ program }) =>
    (program['body'] as SyntaxNode[]).some((node) => node['directive'] === 'use client'),
  );
  const wrong = clients.filter(
    ({ path }) =>
      !/^components\/(?:[^/]+\/){1,2}live-[^/]+\.tsx$/.test(path) &&
      !/^app\/(?:.*\/)?(?:global-)?error\.tsx$/.test(path),
  );
  expect(wrong.map(({ path }) => path)).toEqual([]);
  const silent = shipped
    .filter(({ path }) => /\/live-[^/]+\.tsx$/.test(path))
    .filter((file) => !clients.includes(file));
  expect(silent.map(({ path }) => path)).toEqual([]);
});

it('leaves no page to scripts: what streams in later, and what notFound() leads to, would stay hidden without them', () => {
  expect(places(shipped, (node) => node.type === 'CallExpression' && nameOf(node['callee']) === 'notFound')).toEqual(
    [],
  );
  expect(all.filter(({ path }) => /(?:^|\/)loading\.tsx$/.test(path)).map(({ path }) => path)).toEqual([]);
  expect(places(shipped, (node) => node.type === 'JSXIdentifier' && node['name'] === 'Suspense')).toEqual([]);
});

it('keeps live objects in processWide() and nowhere else', () => {
  const topLevel = (parents: readonly SyntaxNode[]): boolean =>
    !parents.some(({ type }) => /Function|Class|Method/.test(type));
  const variable = places(
    shipped.filter(
      ({ path }) => /^(?:app|components|lib)\//.test(path) && !/\/live-[^/]+\.tsx$|-worker\.ts$/.test(path),
    ),
    (node, parents) => topLevel(parents) && node.type === 'VariableDeclaration' && node['kind'] !== 'const',
  );
  expect(variable).toEqual([]);
  const container = places(
    shipped.filter(
      ({ path }) => path.startsWith('lib/') && !path.startsWith('lib/client/') && !path.endsWith('-worker.ts'),
    ),
    (node, parents) =>
      topLevel(parents) &&
      node.type === 'NewExpression' &&
      /^(?:Weak)?(?:Map|Set)$|Emitter$|^AsyncLocalStorage$/.test(nameOf(node['callee'])) &&
      (node['arguments'] as unknown[]).length === 0,
  );
  expect(container).toEqual([]);
});

it('reads the environment in lib/config and the build only', () => {
  const allowed =
    /^(?:lib\/config\.ts|lib\/config\/|lib\/contract\/base-path\.ts|scripts\/|docs\/|instrumentation(?:-node)?\.ts|next\.config\.js|playwright\.config\.ts|vitest\.config\.ts)/;
  expect(
    places(
      shipped.filter(({ path }) => !allowed.test(path)),
      (node) => member(node, 'process', 'env'),
    ),
  ).toEqual([]);
});

it('writes no address outside lib/contract', () => {
  const address = /^\/(?:api|mail|compose|folders|outbox|contacts|settings|login|help|frame)(?:[/?]|$)/;
  const wrong = places(
    shipped.filter(({ path }) => /^(?:app|components|lib)\//.test(path) && !path.startsWith('lib/contract/')),
    (node, parents) => {
      if (parents[0]?.type === 'ImportDeclaration' || parents[0]?.type === 'ImportExpression') return false;
      if (node.type === 'Literal') return typeof node['value'] === 'string' && address.test(node['value']);
      return (
        node.type === 'TemplateElement' &&
        address.test((node['value'] as { raw: string }).raw) &&
        parents[0]?.start === node.start - 1
      );
    },
  );
  expect(wrong).toEqual([]);
});

describe('checks are not switched off', () => {
  it('by comments', () => {
    const off = all.filter(({ text }) =>
      /(?:\/\/|\/\*)\s*(?:eslint-disable|oxlint-disable|@ts-(?:ignore|nocheck|expect-error)|prettier-ignore)/.test(
        text,
      ),
    );
    expect(off.map(({ path }) => path)).toEqual([]);
  });

  it('by skipping or singling out tests', () => {
    const words = /^(?:skip|only|fixme|todo|skipIf|runIf|fails|fail)$/;
    const wrong = places(
      all.filter(({ path }) => /\.(?:i?test|spec)\.tsx?$/.test(path) || path.startsWith('e2e/')),
      (node) =>
        node.type === 'MemberExpression' &&
        words.test(nameOf(node['property'])) &&
        /^(?:it|test|describe|suite)$/.test(rootName(node)),
    );
    expect(wrong).toEqual([]);
  });
});

describe('every endpoint of the contract has its route, and every route its endpoint', () => {
  const isEndpoint = (value: unknown): value is Endpoint =>
    typeof value === 'object' && value !== null && 'method' in value && 'path' in value && 'input' in value;
  const endpoints = Object.entries<unknown>(contract).flatMap(([name, value]) =>
    isEndpoint(value) ? [{ name, address: `${value.method} ${value.path}` }] : [],
  );
  const routes = shipped.filter(({ path }) => /^app\/(?:.*\/)?route\.tsx?$/.test(path));
  const addressOf = (path: string): string =>
    path
      .replace(/^app/, '')
      .replace(/\/\([^)]+\)/g, '')
      .replace(/\/route\.tsx?$/, '');
  /** Not of the contract: next-auth's own, what a load balancer asks, what is not there, and the document of a message body. */
  const exempt = /^\/(?:api\/auth\/\[\.\.\.nextauth\]|api\/health|api\/\[\.\.\.nowhere\]|frame)$/;

  it('has no endpoint without a route', () => {
    const served = new Set(
      routes.flatMap((file) => handlers(file).map(({ method }) => `${method} ${addressOf(file.path)}`)),
    );
    expect(endpoints.map(({ address }) => address).filter((one) => !served.has(one))).toEqual([]);
  });

  it('has no route that answers by itself', () => {
    const named = new Map(endpoints.map(({ name, address }) => [name, address]));
    const wrong = routes
      .filter(({ path }) => !exempt.test(addressOf(path)))
      .flatMap((file) =>
        handlers(file)
          .filter(
            ({ by, endpoint, method }) =>
              !/^(?:handle|stream|streamLines|pushEvents|publicHandle)$/.test(by) ||
              named.get(endpoint) !== `${method} ${addressOf(file.path)}`,
          )
          .map(({ method, by, endpoint }) => `${file.path}: ${method} = ${by}(${endpoint})`),
      );
    expect(wrong).toEqual([]);
  });
});

/** What a route exports: `export const POST = handle(moveMessages, …)`. */
function handlers(file: SourceFile): { method: string; by: string; endpoint: string }[] {
  const found: { method: string; by: string; endpoint: string }[] = [];
  for (const statement of file.program['body'] as SyntaxNode[]) {
    if (statement.type !== 'ExportNamedDeclaration') continue;
    const declaration = statement['declaration'] as SyntaxNode | null;
    const method = /^(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)$/;
    if (declaration?.type === 'VariableDeclaration')
      for (const one of declaration['declarations'] as SyntaxNode[]) {
        const name = nameOf(one['id']);
        const init = one['init'] as SyntaxNode;
        const endpoint = (init['arguments'] as SyntaxNode[] | undefined)?.[0];
        if (method.test(name))
          found.push({
            method: name,
            by: nameOf(init['callee']),
            endpoint: nameOf(endpoint) || nameOf(endpoint?.['property']),
          });
      }
    else if (declaration?.type === 'FunctionDeclaration' && method.test(nameOf(declaration['id'])))
      found.push({ method: nameOf(declaration['id']), by: 'itself', endpoint: '' });
    for (const one of statement['specifiers'] as SyntaxNode[])
      if (method.test(nameOf(one['exported'])))
        found.push({ method: nameOf(one['exported']), by: 'itself', endpoint: '' });
  }
  return found;
}

/** `describe` of `describe.each(x).skip`. */
function rootName(node: SyntaxNode): string {
  if (node.type === 'CallExpression') return rootName(node['callee'] as SyntaxNode);
  return node.type === 'MemberExpression' ? rootName(node['object'] as SyntaxNode) : nameOf(node);
}
