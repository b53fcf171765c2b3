import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';

/** Attributes that people see or hear. */
const spoken = new Set(['aria-label', 'title', 'placeholder', 'alt', 'label', 'description', 'aria-description']);

/** What is the same in every language: names, examples of addresses, and words of SQL. */
const same = new Set(['https://github.com/owner/repository', 'api.example.com', 'Forja', 'PID', 'NULL']);

const folder = join(import.meta.dirname, '..');
const screens = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.tsx'));

const isWords = (text: string): boolean => /\p{L}{2,}/u.test(text) && !same.has(text.trim());

function textsIn(name: string): string[] {
  const source = ts.createSourceFile(
    name,
    readFileSync(join(folder, name), 'utf8'),
    ts.ScriptTarget.Latest,
    true,
    ts.ScriptKind.TSX,
  );
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isJsxText(node) && isWords(node.text)) found.push(node.text.trim());
    if (
      ts.isJsxAttribute(node) &&
      spoken.has(node.name.getText()) &&
      node.initializer &&
      ts.isStringLiteral(node.initializer) &&
      isWords(node.initializer.text)
    ) {
      found.push(`${node.name.getText()}="${node.initializer.text}"`);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

test('every text of the screens comes from the translations', () => {
  const written = screens.flatMap((name) => textsIn(name).map((text) => `${name}: ${text}`));
  expect(written).toEqual([]);
});
