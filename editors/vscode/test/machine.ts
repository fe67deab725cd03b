import type { Machine } from '../src/machine';

export interface Described {
  readonly platform?: NodeJS.Platform;
  readonly environment?: Record<string, string>;
  readonly files?: readonly string[];
  /** The versions that each `dotnet` has; one that is a file and not named here cannot be run. */
  readonly runtimes?: Record<string, readonly string[]>;
}

/** A machine that has what a test says, and nothing else. */
export function machine({ platform = 'linux', environment = {}, files = [], runtimes = {} }: Described): Machine {
  const existing = new Set([...files, ...Object.keys(runtimes)]);
  return {
    platform,
    environment,
    home: platform === 'win32' ? 'C:\\Users\\maria' : '/home/maria',
    isFile: path => existing.has(path),
    listRuntimes: async dotnet => runtimes[dotnet]?.map(version => `Microsoft.NETCore.App ${version} [/somewhere]\n`).join(''),
  };
}
