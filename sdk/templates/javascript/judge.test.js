// `judge` over the files in `fixtures/`: node --test

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { judge } from './judge.js';

const folder = new URL('./fixtures/', import.meta.url);
const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
assert.ok(files.length > 0, 'there are no fixtures');

for (const file of files) {
  test(file, () => {
    const { facts, expected } = JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
    const found = judge(facts);
    for (const [name, value] of Object.entries(expected)) assert.deepEqual(found[name], value);
  });
}
