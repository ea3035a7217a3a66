import { expect, it } from 'vitest';
import { listSources, parseSource, walkTree, type SourceFile, type SyntaxNode } from '../architecture/index.ts';
import en from './messages/en.ts';

const files = listSources('app', 'components', 'lib')
  .filter((path) => !/\.i?test\.tsx?$/.test(path) && !path.startsWith('lib/i18n/messages'))
  .map(parseSource);
const { errors, ...texts } = en;
const keys = Object.entries(texts).flatMap(([namespace, entries]) =>
  Object.keys(entries).map((name) => ({ namespace, name, key: `${namespace}.${name}` })),
);

const literals = new Set<string>();
/** `common.note${…}` as an expression that fits the keys it may make. */
const patterns: RegExp[] = [];
const openNamespaces = new Set<string>();
for (const file of files)
  walkTree(file.program, (node) => {
    if (node.type === 'Literal' && typeof node['value'] === 'string') literals.add(node['value']);
    if (node.type !== 'TemplateLiteral') return;
    const pieces = (node['quasis'] as SyntaxNode[]).map((one) => (one['value'] as { cooked: string }).cooked);
    const namespace = /^(\w+)\.$/.exec(pieces[0] ?? '')?.[1];
    if (namespace && pieces.slice(1).every((piece) => piece === '')) openNamespaces.add(namespace);
    else if (/^\w+\.\w/.test(pieces[0] ?? '') || namespace)
      patterns.push(new RegExp(`^${pieces.map((piece) => piece.replace(/[.$]/g, '\\$&')).join('\\w+')}$`));
  });

it('says every text somewhere: none is left over', () => {
  const unused = keys.filter(
    ({ namespace, name, key }) =>
      !literals.has(key) &&
      !(openNamespaces.has(namespace) && literals.has(name)) &&
      !patterns.some((pattern) => pattern.test(key)),
  );
  expect(unused.map(({ key }) => key)).toEqual([]);
  expect(Object.keys(errors).length).toBeGreaterThan(0);
});

it('asks for no text that there is not', () => {
  const known = new Set(keys.map(({ key }) => key));
  const wrong = places((node) => {
    if (node.type !== 'CallExpression') return false;
    const callee = node['callee'] as SyntaxNode;
    const name = callee.type === 'MemberExpression' ? (callee['property'] as SyntaxNode)['name'] : callee['name'];
    const [first] = node['arguments'] as SyntaxNode[];
    return (
      name === 't' && first?.type === 'Literal' && typeof first['value'] === 'string' && !known.has(first['value'])
    );
  });
  expect(wrong).toEqual([]);
});

it('writes no word into a screen that is not a text of lib/i18n', () => {
  const wrong = places((node, parents) => {
    if (node.type === 'JSXText') return LETTERS.test(String(node['value']));
    const written =
      node.type === 'Literal'
        ? node['value']
        : node.type === 'TemplateElement'
          ? (node['value'] as { cooked: string }).cooked
          : undefined;
    if (typeof written !== 'string' || !LETTERS.test(written)) return false;
    const place = placeOf(node, parents);
    if (place === 'child') return true;
    if (place === undefined) return false;
    return SPOKEN.has(place) || (!TECHNICAL.test(place) && SENTENCE.test(written));
  });
  expect(wrong).toEqual([]);
});

const LETTERS = /\p{L}/u;
const SENTENCE = /^\p{Lu}\p{Ll}+|\p{L}\s+\p{L}/u;
const SPOKEN = new Set([
  'aria-label',
  'aria-description',
  'aria-roledescription',
  'aria-valuetext',
  'alt',
  'placeholder',
  'title',
  'label',
]);
const TECHNICAL =
  /^(?:class(?:Name)?|style|key|id|name|type|href|src|action|method|encType|rel|role|form|autoComplete|viewBox|d|transform|points|content|data-.+|sandbox|allow|accept|media|httpEquiv|charSet|lang|dir|sizes|tone|look|kind|icon|as|variant|aria-(?:current|live|controls|labelledby|describedby|haspopup|keyshortcuts))$/;

/** `child` where a literal becomes text between tags, the attribute's name where it becomes a value, else `undefined`. */
function placeOf(node: SyntaxNode, parents: readonly SyntaxNode[]): string | undefined {
  let below = node;
  for (const parent of parents) {
    if (parent.type === 'JSXAttribute') return String((parent['name'] as SyntaxNode)['name']);
    if (parent.type === 'JSXElement' || parent.type === 'JSXFragment')
      return below.type === 'JSXExpressionContainer' ? 'child' : undefined;
    const passes =
      parent.type === 'JSXExpressionContainer' ||
      parent.type === 'TemplateLiteral' ||
      (parent.type === 'ConditionalExpression' && parent['test'] !== below) ||
      (parent.type === 'LogicalExpression' && parent['right'] === below) ||
      (parent.type === 'BinaryExpression' && parent['operator'] === '+');
    if (!passes) return undefined;
    below = parent;
  }
  return undefined;
}

function places(wanted: (node: SyntaxNode, parents: readonly SyntaxNode[]) => boolean): string[] {
  const inFile = (file: SourceFile): string[] => {
    const found: string[] = [];
    walkTree(file.program, (node, parents) => {
      if (wanted(node, parents)) found.push(`${file.path}:${String(file.lineOf(node))}`);
    });
    return found;
  };
  return files.filter(({ path }) => /^(?:app|components|lib\/client)\//.test(path)).flatMap(inFile);
}
