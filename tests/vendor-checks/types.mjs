// Reads {"cases":[{"name","kind","value"}]} from standard input and lets the TypeScript compiler hold each value against the
// vendor's own type. Writes {"checked":n,"faults":[{"name","says"}]}.
//
// All cases go into one file as literals: an imported JSON file would lose what a literal keeps, such as "modal" being one word.
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('node_modules/.cache/types/', import.meta.url)); // kept out of git and of every check
const compiler = fileURLToPath(new URL('node_modules/typescript/bin/tsc', import.meta.url));

// Blocks and properties that are newer than @slack/types 3.2.0: docs.slack.dev has them, the types do not yet.
const isTooNew = (value) => value?.type === 'data_visualization';

// A hundred rows of one shape are one to a type: of each shape in an array the first is enough, and the compiler is quick.
const words = new Set(['type', 'style', 'align', 'response_type', 'response_action', 'format', 'range']);
const shape = (value) =>
  JSON.stringify(value, (key, one) => (typeof one === 'string' && !words.has(key)) || typeof one === 'number' ? 0 : one);
const distinct = (values) => [...new Map(values.map((one) => [shape(one), one])).values()];

const known = (value) => {
  if (Array.isArray(value)) return distinct(value.filter((one) => !isTooNew(one))).map(known);
  if (value === null || typeof value !== 'object') return value;
  const pairs = Object.entries(value).filter(([key]) => !(value.type === 'header' && key === 'level'));
  return Object.fromEntries(pairs.map(([key, one]) => [key, known(one)]));
};

const { cases } = JSON.parse(await text(process.stdin));
const lines = ["import type * as Kinds from '../../../kinds.ts';"];
const firstLines = [];
for (const [at, one] of cases.entries()) {
  firstLines.push(lines.length + 1);
  lines.push(...`export const case${at}: Kinds.${one.kind} =\n${JSON.stringify(known(one.value), null, 1)};`.split('\n'));
}

mkdirSync(folder, { recursive: true });
writeFileSync(`${folder}cases.ts`, lines.join('\n'));
const options = ['--noEmit', '--strict', '--exactOptionalPropertyTypes', '--skipLibCheck', '--allowImportingTsExtensions'];
const modern = ['--module', 'nodenext', '--target', 'es2023', '--types', 'node', '--pretty', 'false', '--noErrorTruncation'];
const run = spawnSync(process.execPath, [compiler, ...options, ...modern, 'cases.ts'], { encoding: 'utf8', cwd: folder });

const faults = [];
for (const line of run.stdout.split('\n')) {
  const found = /cases\.ts\((\d+),\d+\): error (.*)/.exec(line);
  if (found) {
    const at = firstLines.findLastIndex((first) => first <= Number(found[1]));
    faults.push({ name: cases[at].name, says: `line ${Number(found[1]) - firstLines[at]}: ${found[2].slice(0, 400)}` });
  } else if (line.includes('error TS')) {
    faults.push({ name: 'the check itself', says: line });
  }
}
if (run.status !== 0 && faults.length === 0) faults.push({ name: 'the compiler', says: run.stderr || run.stdout });
process.stdout.write(JSON.stringify({ checked: cases.length, faults }));
