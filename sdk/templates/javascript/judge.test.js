// `judge` over the files in `fixtures/`: node --test

import assert from 'node:assert/strict';
import { appendFileSync, readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { judge } from './judge.js';

const folder = new URL('./fixtures/', import.meta.url);
const names = readdirSync(folder).filter((file) => file.endsWith('.json')).map((file) => file.slice(0, -'.json'.length));
assert.ok(names.length > 0, 'there are no fixtures');

const read = (name) => JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8'));

// All facts of a fixture: its own, or those of the one that it is `like`, with its own as a patch.
function factsOf(name, chain = []) {
  assert.ok(!chain.includes(name), `${name} is like itself`);
  const { like, facts } = read(name);
  return like === undefined ? facts : patched(factsOf(like, [...chain, name]), facts);
}

// JSON merge patch (RFC 7386): null removes. An object patches a list's elements by their place, from "0".
function patched(base, patch) {
  if (!isObject(patch)) return patch;
  if (Array.isArray(base)) return base.map((element, place) => (place in patch ? patched(element, patch[place]) : element));
  const merged = isObject(base) ? { ...base } : {};
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete merged[key];
    else merged[key] = patched(merged[key], value);
  }
  return merged;
}

function isObject(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

// `duo-doctor check-kit test` compares the words in `messages/` with what they are given.
function tell({ code, outcome, args }) {
  const file = process.env.DUO_DOCTOR_FINDINGS;
  if (file) appendFileSync(file, `${JSON.stringify({ code, outcome, args: Object.keys(args) })}\n`);
}

for (const name of names) {
  test(name, () => {
    const found = judge(factsOf(name));
    tell(found);
    const [expected, ...others] = read(name).expected;
    assert.equal(others.length, 0);
    for (const [key, value] of Object.entries(expected)) assert.deepEqual(found[key], value);
  });
}
