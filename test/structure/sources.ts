/** Reads the project's own files for the structure tests. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseAst } from 'vitest/node';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Paths relative to the project's root, with forward slashes, in a fixed order. */
export function filesUnder(folder: string, ends: string): string[] {
  const top = join(ROOT, folder);
  return readdirSync(top, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ends))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

export function read(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

export interface Import {
  /** The module's name as it stands in the source; undefined where it is computed. */
  readonly target: string | undefined;
  readonly line: number;
}

/**
 * Every module that a TypeScript source refers to: static imports and re-exports, type-only ones included,
 * `import()` as expression and as type, `require()`, and files named by `new URL('…', import.meta.url)`, which is how worker
 * threads are started.
 */
export function importsOf(source: string): Import[] {
  const found: Import[] = [];
  const add = (literal: unknown, at: unknown): void => {
    const target = isNode(literal) && typeof literal.value === 'string' ? literal.value : undefined;
    const start = isNode(at) && typeof at.start === 'number' ? at.start : 0;
    found.push({ target, line: source.slice(0, start).split('\n').length });
  };
  visit(parseAst(source, { lang: 'ts' }), (node) => {
    switch (node.type) {
      case 'ImportDeclaration':
      case 'ExportAllDeclaration':
      case 'ImportExpression':
      case 'TSImportType':
        add(node.source, node);
        break;
      case 'ExportNamedDeclaration':
        if (isNode(node.source)) add(node.source, node);
        break;
      case 'CallExpression':
        if (isNode(node.callee) && node.callee.name === 'require' && Array.isArray(node.arguments))
          add(node.arguments[0], node);
        break;
      case 'NewExpression': {
        const callee = node.callee;
        const args = node.arguments;
        if (!isNode(callee) || callee.name !== 'URL' || !Array.isArray(args) || args.length !== 2) break;
        const [target, base]: unknown[] = args;
        if (isNode(base) && base.type === 'MemberExpression' && isCode(target)) add(target, node);
        break;
      }
    }
  });
  return found;
}

/** The fields of a syntax tree node that are looked at. */
interface Node {
  readonly type?: unknown;
  readonly start?: unknown;
  readonly value?: unknown;
  readonly name?: unknown;
  readonly source?: unknown;
  readonly callee?: unknown;
  readonly arguments?: unknown;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null;
}

/** A literal that names program text; URLs of data files are no imports. */
function isCode(literal: unknown): boolean {
  return isNode(literal) && typeof literal.value === 'string' && /\.[cm]?[jt]s$/.test(literal.value);
}

function visit(node: unknown, enter: (node: Node) => void): void {
  if (!isNode(node)) return;
  if (typeof node.type === 'string') enter(node);
  for (const child of Object.values(node)) {
    if (Array.isArray(child)) for (const item of child) visit(item, enter);
    else visit(child, enter);
  }
}
