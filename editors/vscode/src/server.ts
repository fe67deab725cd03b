import { canRunServer, executable, findDotnet, oldestRuntime, onPath, pathsOf } from './dotnet';
import type { Machine } from './machine';

export interface ServerPaths {
  /** Setting `iamPolicy.server.path`; empty when the user leaves the choice to us. */
  readonly server: string;
  /** Setting `iamPolicy.dotnet.path`; empty likewise. */
  readonly dotnet: string;
  /** The dll that the extension brings along. */
  readonly bundled: string;
}

export interface ServerCommand {
  readonly command: string;
  readonly args: readonly string[];
}

/** Why no server can be started, and what would help. */
export interface ServerProblem {
  readonly message: string;
  readonly remedy: 'installDotnet' | 'openSettings';
  /** The setting that is to blame. */
  readonly setting?: string;
}

export type ServerChoice = { readonly run: ServerCommand } | { readonly run?: undefined; readonly problem: ServerProblem };

/**
 * How to start the server: the one that the user names, else the one of the extension, else a .NET tool `iam-policy`.
 * What the user names is used or reported, never passed over.
 */
export async function chooseServer(paths: ServerPaths, machine: Machine): Promise<ServerChoice> {
  if (paths.server === '')
    return chooseUnnamed(paths, machine);
  if (!machine.isFile(paths.server))
    return wrongSetting('iamPolicy.server.path', `'${paths.server}' is no file`);
  return paths.server.toLowerCase().endsWith('.dll') ? withDotnet(paths.server, paths, machine) : { run: { command: paths.server, args: ['lsp'] } };
}

async function chooseUnnamed(paths: ServerPaths, machine: Machine): Promise<ServerChoice> {
  const bundled = await withDotnet(paths.bundled, paths, machine);
  if (bundled.run || paths.dotnet !== '')
    return bundled;
  // A tool that is compiled for the machine finds a runtime by ways of its own.
  const tool = tools(machine)[0];
  return tool ? { run: { command: tool, args: ['lsp'] } } : bundled;
}

async function withDotnet(dll: string, paths: ServerPaths, machine: Machine): Promise<ServerChoice> {
  if (paths.dotnet !== '') {
    if (!machine.isFile(paths.dotnet))
      return wrongSetting('iamPolicy.dotnet.path', `'${paths.dotnet}' is no file`);
    return await canRunServer(paths.dotnet, machine)
      ? { run: { command: paths.dotnet, args: [dll, 'lsp'] } }
      : wrongSetting('iamPolicy.dotnet.path', `'${paths.dotnet}' has no .NET runtime ${oldestRuntime} or newer`);
  }

  const search = await findDotnet(machine);
  if (search.found !== undefined)
    return { run: { command: search.found, args: [dll, 'lsp'] } };
  const seen = search.tooOld.length === 0 ? 'none was found' : `too old: ${search.tooOld.join(', ')}`;
  return { problem: { message: `IAM policies are not checked: that needs the .NET runtime ${oldestRuntime} or newer, and ${seen}.`, remedy: 'installDotnet' } };
}

function wrongSetting(setting: string, what: string): ServerChoice {
  return { problem: { message: `IAM policies are not checked: ${what} (setting ${setting}).`, remedy: 'openSettings', setting } };
}

function tools(machine: Machine): string[] {
  const own = pathsOf(machine).join(machine.home, '.dotnet', 'tools', executable('iam-policy', machine));
  return [...onPath('iam-policy', machine), ...(machine.isFile(own) ? [own] : [])];
}
