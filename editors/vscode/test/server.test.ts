import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chooseServer, type ServerPaths } from '../src/server';
import { type Described, machine } from './machine';

const bundled = '/extension/server/IamPolicyAnalyzers.Tool.dll';
const healthy: Described = { environment: { PATH: '/bin' }, runtimes: { '/bin/dotnet': ['10.0.0'] } };

const choose = (paths: Partial<ServerPaths>, described: Described) => chooseServer({ server: '', dotnet: '', bundled, ...paths }, machine(described));

async function problem(paths: Partial<ServerPaths>, described: Described) {
  const choice = await choose(paths, described);
  assert.equal(choice.run, undefined);
  return choice.problem;
}

test('Runs the bundled server with the dotnet it finds', async () => {
  assert.deepEqual(await choose({}, healthy), { run: { command: '/bin/dotnet', args: [bundled, 'lsp'] } });
});

test('Runs it with the dotnet that is set', async () => {
  const described = { ...healthy, runtimes: { ...healthy.runtimes, '/mine/dotnet': ['11.0.0'] } };
  assert.deepEqual(await choose({ dotnet: '/mine/dotnet' }, described), { run: { command: '/mine/dotnet', args: [bundled, 'lsp'] } });
});

test('Runs a program that is set as the server by itself', async () => {
  assert.deepEqual(await choose({ server: '/mine/iam-policy' }, { files: ['/mine/iam-policy'] }), { run: { command: '/mine/iam-policy', args: ['lsp'] } });
});

test('Runs a dll that is set as the server with dotnet', async () => {
  const described = { ...healthy, files: ['/mine/Tool.DLL'] };
  assert.deepEqual(await choose({ server: '/mine/Tool.DLL' }, described), { run: { command: '/bin/dotnet', args: ['/mine/Tool.DLL', 'lsp'] } });
});

test('Reports a server that is set and absent, and takes no other', async () => {
  const { message, setting } = await problem({ server: '/mine/iam-policy' }, healthy);
  assert.match(message, /'\/mine\/iam-policy' is no file/);
  assert.equal(setting, 'iamPolicy.server.path');
});

test('Reports a dotnet that is set and absent or too old, and takes no other', async () => {
  const absent = await problem({ dotnet: '/mine/dotnet' }, healthy);
  assert.match(absent.message, /'\/mine\/dotnet' is no file/);
  assert.equal(absent.setting, 'iamPolicy.dotnet.path');

  const described = { ...healthy, files: ['/bin/iam-policy'], runtimes: { ...healthy.runtimes, '/mine/dotnet': ['9.0.0'] } };
  const old = await problem({ dotnet: '/mine/dotnet' }, described);
  assert.match(old.message, /'\/mine\/dotnet' has no .NET runtime 10 or newer/);
});

test('Takes the .NET tool where no dotnet can run the bundled server', async () => {
  assert.deepEqual(await choose({}, { environment: { PATH: '/bin' }, files: ['/bin/iam-policy'] }), { run: { command: '/bin/iam-policy', args: ['lsp'] } });
  assert.deepEqual(await choose({}, { files: ['/home/maria/.dotnet/tools/iam-policy'] }), { run: { command: '/home/maria/.dotnet/tools/iam-policy', args: ['lsp'] } });
});

test('Asks for .NET where there is none', async () => {
  const { message, remedy } = await problem({}, {});
  assert.match(message, /needs the .NET runtime 10 or newer, and none was found/);
  assert.equal(remedy, 'installDotnet');
});

test('Asks for a newer .NET and names the old one', async () => {
  const { message, remedy } = await problem({}, { environment: { PATH: '/bin' }, runtimes: { '/bin/dotnet': ['8.0.20'] } });
  assert.match(message, /too old: \/bin\/dotnet/);
  assert.equal(remedy, 'installDotnet');
});
