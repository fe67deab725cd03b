import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { documentFilters, inEveryFolder } from '../src/selector';

test('Selects both kinds of JSON, saved and not yet saved', () => {
  assert.deepEqual(documentFilters(['**/*.iam.json']), [
    { language: 'json', scheme: 'file', pattern: '**/*.iam.json' },
    { language: 'json', scheme: 'untitled', pattern: '**/*.iam.json' },
    { language: 'jsonc', scheme: 'file', pattern: '**/*.iam.json' },
    { language: 'jsonc', scheme: 'untitled', pattern: '**/*.iam.json' },
  ]);
});

test('Selects nothing without globs', () => {
  assert.deepEqual(documentFilters([]), []);
  assert.deepEqual(documentFilters(['', '  ']), []);
});

test('Takes a glob once, however it is written', () => {
  assert.deepEqual(documentFilters(['infra/*.json', './infra/*.json', '**/infra/*.json', 'infra\\*.json']), documentFilters(['infra/*.json']));
});

test('Finds a relative glob in every folder and leaves absolute ones alone', () => {
  assert.equal(inEveryFolder('infra/*.json'), '**/infra/*.json');
  assert.equal(inEveryFolder('*.json'), '**/*.json');
  assert.equal(inEveryFolder('/srv/*.json'), '/srv/*.json');
  assert.equal(inEveryFolder('C:\\srv\\*.json'), 'C:/srv/*.json');
});

test('Reads the files that the NuGet package takes, and those beside them', () => {
  const finder = readFileSync('../../src/IamPolicyAnalyzers.Tool/Hosting/FileFinder.cs', 'utf8');
  const names = /DefaultNames[^[]*\[([^\]]*)\]/.exec(finder)?.[1]?.match(/(?<=")[^"]+(?=")/g)?.filter(name => name.includes('*')) ?? [];
  const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
  const files: string[] = manifest.contributes.configuration[0].properties['iamPolicy.files'].default;
  const sideFiles = ['suppressions', 'baseline', 'assertions'].map(kind => `**/*.iam-${kind}.json`);
  assert.deepEqual(files, [...names.filter(name => !name.endsWith('.csv')), ...sideFiles, '**/*.last-accessed.json']);
});
