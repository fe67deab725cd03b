import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { restartingSettings, serverSettings } from '../src/settings';

interface Manifest {
  readonly contributes: { readonly configuration: readonly { readonly properties: Record<string, { readonly default: unknown; readonly scope: string }> }[] };
}

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;
const declared = manifest.contributes.configuration.flatMap(part => Object.entries(part.properties));

const configuration = (values: Record<string, unknown>) => ({
  get: <T>(section: string, fallback: T) => (values[section] ?? fallback) as T,
});

test('Sends what the user set', () => {
  const settings = { mode: 'Strict', workspaceDiagnostics: true, jsonErrors: false, wildcardHints: false, summaryLens: false, asOf: '2027-06-30' };
  assert.deepEqual(serverSettings(configuration(settings)), settings);
});

test('Leaves the day out where none is set', () => {
  assert.equal('asOf' in serverSettings(configuration({ asOf: ' ' })), false);
});

test('Falls back on what package.json declares', () => {
  for (const [name, value] of Object.entries(serverSettings(configuration({}))))
    assert.deepEqual(value, declared.find(([key]) => key === `iamPolicy.${name}`)?.[1].default, name);
});

test('Takes the programs it starts from the settings of the machine only', () => {
  for (const [name, { scope }] of declared.filter(([key]) => key.endsWith('.path')))
    assert.equal(scope, 'machine', name);
});

test('Restarts only for settings that exist', () => {
  for (const name of restartingSettings)
    assert.ok(declared.some(([key]) => key === `iamPolicy.${name}` || key.startsWith(`iamPolicy.${name}.`)), name);
});
