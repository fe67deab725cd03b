import { execFile } from 'node:child_process';
import { statSync } from 'node:fs';
import { homedir } from 'node:os';

/** What the search for the server asks of the machine it runs on; tests put another in its place. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly home: string;
  isFile(path: string): boolean;
  /** What `dotnet --list-runtimes` prints; undefined when the program cannot be run. */
  listRuntimes(dotnet: string): Promise<string | undefined>;
}

export const thisMachine: Machine = {
  platform: process.platform,
  environment: process.env,
  home: homedir(),
  isFile(path) {
    return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
  },
  listRuntimes(dotnet) {
    return new Promise(resolve =>
      execFile(dotnet, ['--list-runtimes'], { timeout: 20_000, windowsHide: true }, (error, output) => resolve(error ? undefined : output)));
  },
};
