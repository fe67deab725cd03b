import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findDotnet, newestRuntime } from '../src/dotnet';
import { machine } from './machine';

test('Takes the newest runtime of the list', () => {
  const list = [
    'Microsoft.AspNetCore.App 11.0.0 [/usr/share/dotnet/shared/Microsoft.AspNetCore.App]',
    'Microsoft.NETCore.App 8.0.20 [/usr/share/dotnet/shared/Microsoft.NETCore.App]',
    'Microsoft.NETCore.App 10.0.1-rc.2.25502.107 [/usr/share/dotnet/shared/Microsoft.NETCore.App]',
    'Microsoft.NETCore.App 9.0.10 [/usr/share/dotnet/shared/Microsoft.NETCore.App]',
  ].join('\n');
  assert.equal(newestRuntime(list), 10);
});

test('Knows no runtime in an empty list', () => {
  assert.equal(newestRuntime(''), 0);
  assert.equal(newestRuntime('Microsoft.AspNetCore.App 10.0.0 [/x]\r\n'), 0);
});

test('Reads lists that end their lines as Windows does', () => {
  assert.equal(newestRuntime('Microsoft.NETCore.App 9.0.10 [C:\\x]\r\nMicrosoft.NETCore.App 12.0.0 [C:\\x]\r\n'), 12);
});

test('Prefers DOTNET_ROOT to PATH, and PATH to the usual folders', async () => {
  const runtimes = { '/opt/dotnet/dotnet': ['10.0.0'], '/bin/dotnet': ['10.0.0'], '/usr/share/dotnet/dotnet': ['10.0.0'] };
  const environment = { DOTNET_ROOT: '/opt/dotnet', PATH: '/nowhere:/bin' };
  assert.deepEqual(await findDotnet(machine({ runtimes, environment })), { found: '/opt/dotnet/dotnet' });
  assert.deepEqual(await findDotnet(machine({ runtimes, environment: { PATH: environment.PATH } })), { found: '/bin/dotnet' });
  assert.deepEqual(await findDotnet(machine({ runtimes })), { found: '/usr/share/dotnet/dotnet' });
});

test('Passes over a dotnet that is too old or cannot be run', async () => {
  const found = await findDotnet(machine({
    environment: { DOTNET_ROOT: '/opt/dotnet', PATH: '/bin' },
    files: ['/opt/dotnet/dotnet'],
    runtimes: { '/bin/dotnet': ['8.0.20', '9.0.10'], '/home/maria/.dotnet/dotnet': ['8.0.20', '10.0.1'] },
  }));
  assert.deepEqual(found, { found: '/home/maria/.dotnet/dotnet' });
});

test('Names those that are too old, each once', async () => {
  const search = await findDotnet(machine({ environment: { PATH: '/bin:/bin' }, runtimes: { '/bin/dotnet': ['8.0.20'] } }));
  assert.deepEqual(search, { tooOld: ['/bin/dotnet'] });
});

test('Looks where Windows keeps it', async () => {
  const search = (environment: Record<string, string>, dotnet: string) =>
    findDotnet(machine({ platform: 'win32', environment, runtimes: { [dotnet]: ['10.0.0'] } }));
  assert.deepEqual(await search({ ProgramFiles: 'C:\\Program Files' }, 'C:\\Program Files\\dotnet\\dotnet.exe'), { found: 'C:\\Program Files\\dotnet\\dotnet.exe' });
  assert.deepEqual(await search({ PATH: 'C:\\a;D:\\net' }, 'D:\\net\\dotnet.exe'), { found: 'D:\\net\\dotnet.exe' });
});
