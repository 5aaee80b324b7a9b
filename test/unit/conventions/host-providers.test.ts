import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { ROOT } from '../../support/built-cli.ts';

const HOST = path.join(ROOT, 'src', 'host');

/** Methods that the editor calls on registered views, lenses, tasks, pages, tools and editors. */
const ASKED_BY_EDITOR =
  /^(provide|resolve|deserialize|openCustom|getChildren$|getTreeItem$|getParent$|invoke$)/;

interface Provided {
  readonly where: string;
  readonly body: string;
}

test('every provider is guarded: its errors are logged or reported, and other features continue', () => {
  const provided = files().flatMap(providersIn);
  expect(provided.length).toBeGreaterThan(10);
  const open = provided.filter(({ body }) => !/^[^;]*?\b(logErrors|reportErrors)\(/.test(body));
  expect(open.map(({ where }) => where)).toEqual([]);
});

test('every kind of registration with the editor is known to this file', () => {
  const calls = files().flatMap(({ text }) =>
    [
      ...text.matchAll(
        /\b(?:languages|window|workspace|tasks|lm|debug|chat|env|scm|tests|authentication)\.(register\w+)/g,
      ),
    ].map(([, name = '']) => name),
  );
  expect([...new Set(calls)].sort()).toEqual([
    'registerCodeActionsProvider',
    'registerCodeLensProvider',
    'registerCustomEditorProvider',
    'registerFileDecorationProvider',
    'registerTaskProvider',
    'registerTextDocumentContentProvider',
    'registerWebviewPanelSerializer',
  ]);
});

test('commands are registered only through the guard', () => {
  const direct = files().filter(({ text }) => /commands\.register/.test(text));
  expect(direct.map(({ name }) => name)).toEqual(['guard.ts']);
});

interface File {
  readonly name: string;
  readonly text: string;
}

function files(): readonly File[] {
  return readdirSync(HOST, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => ({ name, text: readFileSync(path.join(HOST, name), 'utf8') }));
}

/** Members of objects and classes with the names that the editor calls. */
function providersIn({ name, text }: File): readonly Provided[] {
  const found: Provided[] = [];
  const visit = (node: ts.Node): void => {
    const isMember = ts.isPropertyAssignment(node) || ts.isMethodDeclaration(node);
    if (isMember && ASKED_BY_EDITOR.test(node.name.getText())) {
      const code = ts.isPropertyAssignment(node) ? bodyOf(node.initializer) : node.body;
      // A member of a type, or a value that is not a function.
      if (code) found.push({ where: `${name}: ${node.name.getText()}`, body: inside(code.getText()) });
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true));
  return found;
}

function bodyOf(value: ts.Expression): ts.Node | undefined {
  return ts.isArrowFunction(value) || ts.isFunctionExpression(value) ? value.body : undefined;
}

function inside(body: string): string {
  return body.replace(/^\{\s*/, '').replaceAll(/\/\/.*\n/g, '');
}
