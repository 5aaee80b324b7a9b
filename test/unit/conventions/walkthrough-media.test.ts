import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const folder = new URL('../../../media/walkthrough/', import.meta.url);

test.each(readdirSync(folder))(
  '%s has no styles of its own, which a walkthrough page would ignore',
  (name) => {
    const svg = readFileSync(new URL(name, folder), 'utf8');
    expect(svg).not.toMatch(/\bstyle\b|<script|href=/);
    // The editor's colors, so that it fits every theme.
    expect(svg).toContain('fill="var(--vscode-foreground');
  },
);
