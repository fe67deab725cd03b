import * as path from 'node:path';
import type { Machine } from './machine';

/** The server is built for this version, and runs on every later one. */
export const oldestRuntime = 10;

export type DotnetSearch =
  | { readonly found: string }
  | { readonly found?: undefined; readonly tooOld: readonly string[] };

/** The first `dotnet` that can run the server: of DOTNET_ROOT, of PATH, of the usual folders. */
export async function findDotnet(machine: Machine): Promise<DotnetSearch> {
  const tooOld: string[] = [];
  for (const dotnet of candidates(machine)) {
    if (await canRunServer(dotnet, machine))
      return { found: dotnet };
    tooOld.push(dotnet);
  }
  return { tooOld };
}

export async function canRunServer(dotnet: string, machine: Machine): Promise<boolean> {
  return newestRuntime(await machine.listRuntimes(dotnet) ?? '') >= oldestRuntime;
}

/** The major version of the newest runtime in what `dotnet --list-runtimes` prints, 0 without any. */
export function newestRuntime(list: string): number {
  const versions = [...list.matchAll(/^Microsoft\.NETCore\.App (\d+)\./gm)].map(match => Number(match[1]));
  return Math.max(0, ...versions);
}

/** The files of that name in the folders of PATH. */
export function onPath(program: string, machine: Machine): string[] {
  const { delimiter, join } = pathsOf(machine);
  return (machine.environment['PATH'] ?? '').split(delimiter)
    .filter(folder => folder !== '')
    .map(folder => join(folder, executable(program, machine)))
    .filter(file => machine.isFile(file));
}

export function executable(program: string, machine: Machine): string {
  return machine.platform === 'win32' ? `${program}.exe` : program;
}

export function pathsOf(machine: Machine): path.PlatformPath {
  return machine.platform === 'win32' ? path.win32 : path.posix;
}

function candidates(machine: Machine): Set<string> {
  const { join } = pathsOf(machine);
  const inFolders = (folders: readonly (string | undefined)[]) => folders
    .filter(folder => folder !== undefined && folder !== '')
    .map(folder => join(folder as string, executable('dotnet', machine)))
    .filter(file => machine.isFile(file));
  return new Set([
    ...inFolders([machine.environment['DOTNET_ROOT']]),
    ...onPath('dotnet', machine),
    ...inFolders(usualFolders(machine)),
  ]);
}

// An editor that was started from a dock or a menu may not have the PATH of a shell.
function usualFolders(machine: Machine): (string | undefined)[] {
  const { join } = pathsOf(machine);
  const own = join(machine.home, '.dotnet');
  switch (machine.platform) {
    case 'win32': {
      const programs = machine.environment['ProgramFiles'];
      const local = machine.environment['LOCALAPPDATA'];
      return [programs && join(programs, 'dotnet'), local && join(local, 'Microsoft', 'dotnet'), own];
    }
    case 'darwin':
      return ['/usr/local/share/dotnet', '/opt/homebrew/bin', '/usr/local/bin', own];
    default:
      return ['/usr/share/dotnet', '/usr/lib/dotnet', '/usr/lib64/dotnet', '/snap/bin', own];
  }
}
