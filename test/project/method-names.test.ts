import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { type Node, parse } from 'acorn';
import { transformSync } from 'esbuild';

/*
 * Which methods there are is the standard's to say. A text or a property elsewhere that names one of them decides something
 * for one standard alone. Types and comments decide nothing, so they may.
 */
const METHOD = /^(?:observation|project|interview|discussion)s?$/;

/** The words of a text or a name: "projectSubmitted" has two. */
function wordsOf(text: string): readonly string[] {
  return text
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}]+/u);
}

function namesMethod(text: string): boolean {
  return wordsOf(text).some((word) => METHOD.test(word));
}

type AnyNode = Node & { readonly [part: string]: unknown };

/** Every text and every name of a property in a piece of code. */
function textsIn(node: AnyNode): readonly string[] {
  const own = ownTexts(node);
  const parts = Object.values(node).flatMap((part) => (Array.isArray(part) ? part : [part]));
  return [...own, ...parts.flatMap((part) => (isNode(part) ? textsIn(part) : []))];
}

function isNode(part: unknown): part is AnyNode {
  return typeof part === 'object' && part !== null && typeof (part as Node).type === 'string';
}

function ownTexts(node: AnyNode): readonly string[] {
  switch (node.type) {
    case 'Literal':
      return typeof node.value === 'string' ? [node.value] : [];
    case 'TemplateElement':
      return [(node.value as { cooked: string }).cooked];
    case 'Property':
    case 'MethodDefinition':
    case 'PropertyDefinition':
      return node.computed ? [] : [(node.key as AnyNode & { name?: string }).name ?? ''];
    case 'MemberExpression':
      return node.computed ? [] : [(node.property as AnyNode & { name: string }).name];
    default:
      return [];
  }
}

function methodsNamedIn(code: string, loader: 'ts' | 'tsx'): readonly string[] {
  const plain = transformSync(code, { loader, jsx: 'automatic', target: 'es2022' }).code;
  const tree = parse(plain, { ecmaVersion: 'latest', sourceType: 'module' }) as Node as AnyNode;
  return [...new Set(textsIn(tree).filter(namesMethod))];
}

/** The data, and examples for people, which are about the standard that is shipped. */
const MAY_NAME = /^core\/(?:standard\/|functions\/examples\.ts$)/;

const FILES = ['core', 'files', 'sidebar', 'apps-script', 'excel-addin', 'preview', 'cli']
  .flatMap((part) =>
    readdirSync(part, { recursive: true, encoding: 'utf8' }).map((name) =>
      join(part, name).replace(/\\/g, '/'),
    ),
  )
  .filter((file) => /\.tsx?$/.test(file) && !MAY_NAME.test(file));

test.each(FILES)('%s names no method of a standard', (file) => {
  const code = readFileSync(file, 'utf8');
  expect(methodsNamedIn(code, file.endsWith('x') ? 'tsx' : 'ts')).toEqual([]);
});

test('the check sees texts, templates, properties and what stands between tags, and no types, comments or variables', () => {
  const named = (code: string) => methodsNamedIn(code, 'tsx');
  expect(named(`const a = 'Project due';`)).toEqual(['Project due']);
  expect(named('const a = `the discussion`;')).toEqual(['the discussion']);
  expect(named(`const { projectSubmitted: due } = row;`)).toEqual(['projectSubmitted']);
  expect(named('row.observationDate;')).toEqual(['observationDate']);
  expect(named(`row['interviews'];`)).toEqual(['interviews']);
  expect(named('const a = <b title="x">Observation</b>;')).toEqual(['Observation']);
  expect(named(`/* project */ type A = 'Project'; interface B { discussionDate: 1 }`)).toEqual([]);
  expect(named(`const project = 'To discuss what is projected';`)).toEqual([]);
});
