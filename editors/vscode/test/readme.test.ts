import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';

const readme = readFileSync('README.md', 'utf8');
const { contributes } = JSON.parse(readFileSync('package.json', 'utf8'));

test('The README names every setting and its default', () => {
  for (const [name, { default: value }] of Object.entries<{ default: unknown }>(contributes.configuration[0].properties)) {
    const row = readme.split('\n').find(line => line.startsWith(`| \`${name}\` |`));
    assert.ok(row, name);
    if (value !== '' && !Array.isArray(value))
      assert.ok(row.includes(`\`${value}\``), row);
  }
});

test('The README names every command', () => {
  for (const { title } of contributes.commands as { title: string }[])
    assert.ok(readme.includes(title), title);
});

test('The README shows pictures that exist', () => {
  for (const [, picture] of readme.matchAll(/\]\((images\/[^)]+)\)/g))
    assert.ok(existsSync(picture as string), picture);
});
