import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/** A text in the code that reads like something for users. */
export interface Prose {
  /** `src/host/guard.ts:12` */
  readonly at: string;
  readonly text: string;
}

/** Functions whose texts go to the log, to a developer or to go, not to the user. */
const NOT_SAID =
  /^(plainButton|matchMedia|logErrors|reportErrors|reportFault|.*\.?log\.\w+|registerCommand|RegExp|querySelector(All)?|.*\.matches|.*\.closest|startsWith|endsWith|includes|.*\.(startsWith|endsWith|includes|test|match|replace|replaceAll|split|indexOf))$/;

/** Names of fields and attributes whose text is shown or read aloud. */
const SHOWN =
  /^(label|title|detail|description|tooltip|prompt|placeHolder|placeholder|message|text|alt|aria-label|aria-description|aria-roledescription|textContent|innerText|ariaLabel|validationMessage)$/;

/** All literals below the folders that look like text for a user. */
export function proseIn(root: string, folders: readonly string[]): readonly Prose[] {
  return filesIn(root, folders).flatMap((file) => proseOf(file, readFileSync(path.join(root, file), 'utf8')));
}

/** Finds commas, colons and semicolons between texts. */
export function signsIn(root: string, folders: readonly string[]): readonly Prose[] {
  return filesIn(root, folders).flatMap((file) => signsOf(file, readFileSync(path.join(root, file), 'utf8')));
}

export function proseOf(file: string, code: string): readonly Prose[] {
  return textsOf(file, code, (node) => {
    const text = textOf(node);
    return text !== null && isProse(node, text) && !isForOthers(node) ? text : null;
  });
}

export function signsOf(file: string, code: string): readonly Prose[] {
  return textsOf(file, code, (node) => {
    if (!/^[,;:] $/.test('text' in node ? String(node.text) : '') || isForOthers(node)) return null;
    if (ts.isTemplateMiddle(node)) return node.text;
    const call = node.parent;
    return ts.isStringLiteral(node) && ts.isCallExpression(call) && /\.join$/.test(call.expression.getText())
      ? node.text
      : null;
  });
}

function filesIn(root: string, folders: readonly string[]): readonly string[] {
  return folders.flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))
      .sort()
      .map((file) => path.posix.join(folder, file.split(path.sep).join('/'))),
  );
}

function textsOf(file: string, code: string, find: (node: ts.Node) => string | null): readonly Prose[] {
  const source = ts.createSourceFile(file, code, ts.ScriptTarget.Latest, true);
  const found: Prose[] = [];
  const visit = (node: ts.Node): void => {
    const text = find(node);
    if (text !== null)
      found.push({ at: `${file}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`, text });
    node.forEachChild(visit);
  };
  visit(source);
  return found;
}

/** The words of a literal, with a blank in place of each value. */
function textOf(node: ts.Node): string | null {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return null;
  return [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join(' … ');
}

/** Whether it has two words of a sentence, or one word that is assigned to a displayed field. */
function isProse(node: ts.Node, text: string): boolean {
  if (/<[!/a-z]/.test(text))
    return [...text.matchAll(/>([^<>]*)</g)].some(([, content = '']) => isSentence(content));
  if (isSentence(text)) return true;
  return /^[A-Z]?[a-z]{2,}[.!?…]?$/.test(text) && isShown(node);
}

function isSentence(text: string): boolean {
  return /\b[A-Za-z]{2,}[,;:]? [a-z]{2,}\b/.test(text);
}

function isShown({ parent }: ts.Node): boolean {
  if (ts.isPropertyAssignment(parent)) return SHOWN.test(parent.name.getText().replaceAll(/['"]/g, ''));
  if (!ts.isBinaryExpression(parent) || parent.operatorToken.kind !== ts.SyntaxKind.EqualsToken) return false;
  return ts.isPropertyAccessExpression(parent.left) && SHOWN.test(parent.left.name.text);
}

/** Types, module names, keys, classes of elements, and arguments of code that shows nothing. */
function isForOthers(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isLiteralTypeNode(parent) || ts.isImportDeclaration(parent) || ts.isExportDeclaration(parent))
    return true;
  if (ts.isPropertyAssignment(parent) && parent.name === node) return true;
  if (isClass(node)) return true;
  for (let at: ts.Node = node; at.parent !== undefined && !ts.isBlock(at); at = at.parent) {
    // An `Error` is a bug, and its text goes to the log.
    if (ts.isNewExpression(at.parent) && at.parent.expression.getText() === 'Error') return true;
    if (!ts.isCallExpression(at.parent) || at.parent.expression === at) continue;
    return NOT_SAID.test(at.parent.expression.getText().replaceAll(/\s|\?/g, ''));
  }
  return false;
}

/** `class: shown ? 'bar critical' : 'bar'`, `const classes = …`. */
function isClass(node: ts.Node): boolean {
  let at = node.parent;
  while (ts.isConditionalExpression(at) || ts.isTemplateSpan(at) || ts.isTemplateExpression(at))
    at = at.parent;
  if (!ts.isPropertyAssignment(at) && !ts.isVariableDeclaration(at)) return false;
  return /^['"]?(class|className|classes|role|id)['"]?$/.test(at.name.getText());
}
