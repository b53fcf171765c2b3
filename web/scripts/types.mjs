// Writes src/api/schema.d.ts from the OpenAPI document that the server's build writes. With --check it only compares.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import openapiTypescript, { astToString } from 'openapi-typescript';

const source = new URL('../openapi.json', import.meta.url);
const target = new URL('../src/api/schema.d.ts', import.meta.url);
const header = '// Generated from openapi.json by `npm run types`. Do not edit.\n\n';

const text = header + astToString(await openapiTypescript(source));
const current = existsSync(target) ? readFileSync(target, 'utf8') : '';

if (!process.argv.includes('--check')) {
  writeFileSync(target, text);
} else if (current !== text) {
  console.error(`${fileURLToPath(target)} is older than the OpenAPI document: run \`npm run types\`.`);
  process.exit(1);
}
