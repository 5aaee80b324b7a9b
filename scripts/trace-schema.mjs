// Writes docs/trace.schema.json from src/core/model/trace-schema.ts. `--check` only compares, as `npm run lint` does.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { toJsonSchema } from '@valibot/to-json-schema';
import { homeAddress } from './lib/home.mjs';
import { root } from './lib/prepare.mjs';
import './lib/typescript.mjs';

const file = join(root, 'docs', 'trace.schema.json');
const { traceSchema, actionSchema } = await import('../src/core/model/trace-schema.ts');
const home = homeAddress();
const text = `${JSON.stringify(
  {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    ...(home ? { $id: `${home}/raw/HEAD/docs/trace.schema.json` } : {}),
    title: 'Go Build Pipeline trace',
    description:
      'One recorded go command. All offsets are milliseconds from startedAt, with fractions. docs/trace-format.md explains each field.',
    ...open(
      toJsonSchema(traceSchema, {
        target: 'draft-2020-12',
        definitions: { action: actionSchema },
        ignoreActions: ['transform', 'finite', 'readonly'],
        overrideAction: ({ valibotAction, jsonSchema }) => {
          const { metadata } = /** @type {{ metadata?: { enum?: string[] } }} */ (valibotAction);
          return metadata?.enum ? { enum: [...metadata.enum] } : jsonSchema;
        },
      }),
    ),
  },
  null,
  2,
)}\n`;

if (!process.argv.includes('--check')) writeFileSync(file, text);
else if (readFileSync(file, 'utf8') !== text) {
  console.error('docs/trace.schema.json does not match trace-schema.ts: run `npm run schema`.');
  process.exit(1);
}

/** Readers accept fields that a newer minor version adds. */
function open(schema) {
  if (Array.isArray(schema)) return schema.map(open);
  if (typeof schema !== 'object' || schema === null) return schema;
  const entries = Object.entries(schema).filter(
    ([key, value]) => key !== '$schema' && !(key === 'additionalProperties' && value === false),
  );
  return Object.fromEntries(entries.map(([key, value]) => [key, open(value)]));
}
