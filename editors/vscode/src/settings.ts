/** What of VS Code's configuration is read here. */
export interface Configuration {
  get<T>(section: string, fallback: T): T;
}

/** The settings as the server takes them, when it starts and whenever they change. */
export interface ServerSettings {
  readonly mode: string;
  readonly workspaceDiagnostics: boolean;
  readonly jsonErrors: boolean;
  readonly wildcardHints: boolean;
  readonly summaryLens: boolean;
  readonly asOf?: string;
}

export function serverSettings(configuration: Configuration): ServerSettings {
  const asOf = configuration.get('asOf', '').trim();
  return {
    mode: configuration.get('mode', 'Recommended'),
    workspaceDiagnostics: configuration.get('workspaceDiagnostics', false),
    jsonErrors: configuration.get('jsonErrors', true),
    wildcardHints: configuration.get('wildcardHints', true),
    summaryLens: configuration.get('summaryLens', true),
    ...(asOf === '' ? {} : { asOf }),
  };
}

/** Settings that decide which server runs, for which files, and what it announces at its start: it cannot learn of their changes otherwise. */
export const restartingSettings = ['files', 'server', 'dotnet', 'workspaceDiagnostics', 'asOf'] as const;
