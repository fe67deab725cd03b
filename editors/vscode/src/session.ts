import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import * as vscode from 'vscode';
import {
  DidChangeConfigurationNotification, ExecuteCommandRequest, LanguageClient, type LanguageClientOptions, RevealOutputChannelOn, State,
} from 'vscode-languageclient/node';
import { thisMachine } from './machine';
import { documentFilters, type FileFilter } from './selector';
import { chooseServer, type ServerCommand, type ServerProblem } from './server';
import { serverSettings } from './settings';

export type SessionState =
  | { readonly kind: 'waiting' | 'starting' | 'running' | 'stopped' }
  | { readonly kind: 'failed'; readonly problem: ServerProblem | undefined; readonly message: string };

/** The server and the connection to it: one at a time, started when the first policy is opened. */
export class Session implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<SessionState>();
  private client: LanguageClient | undefined;
  private current: SessionState = { kind: 'waiting' };
  // Starts and stops follow each other, however fast they are asked for.
  private turn: Promise<void> = Promise.resolve();

  readonly onDidChange = this.changed.event;

  constructor(private readonly bundledServer: string, private readonly log: vscode.LogOutputChannel) { }

  get state(): SessionState {
    return this.current;
  }

  get selector(): FileFilter[] {
    return documentFilters(configuration().get<string[]>('files', []));
  }

  isPolicy(document: vscode.TextDocument): boolean {
    return vscode.languages.match(this.selector, document) > 0;
  }

  start(): Promise<void> {
    return this.next(() => this.startNow());
  }

  restart(): Promise<void> {
    return this.next(async () => {
      await this.stopNow();
      await this.startNow();
    });
  }

  stop(): Promise<void> {
    return this.next(() => this.stopNow());
  }

  async sendSettings(): Promise<void> {
    if (this.current.kind === 'running')
      await this.client?.sendNotification(DidChangeConfigurationNotification.type, { settings: { iamPolicy: serverSettings(configuration()) } });
  }

  /** What a command of the server answers; undefined when none runs. */
  async ask(command: string, ...args: readonly string[]): Promise<unknown> {
    return this.current.kind === 'running'
      ? this.client?.sendRequest(ExecuteCommandRequest.type, { command, arguments: [...args] })
      : undefined;
  }

  dispose(): void {
    this.changed.dispose();
  }

  private next(step: () => Promise<void>): Promise<void> {
    this.turn = this.turn.then(step, step);
    return this.turn;
  }

  private async startNow(): Promise<void> {
    // Asked for by several documents at once, or after a failure that was reported.
    if (this.current.kind !== 'waiting' && this.current.kind !== 'stopped')
      return;
    this.become({ kind: 'starting' });
    const choice = await chooseServer({
      server: configuration().get('server.path', '').trim(),
      dotnet: configuration().get('dotnet.path', '').trim(),
      bundled: this.bundledServer,
    }, thisMachine);
    if (!choice.run) {
      this.log.error(choice.problem.message);
      this.become({ kind: 'failed', problem: choice.problem, message: choice.problem.message });
      return;
    }

    this.log.info(`Starting ${[choice.run.command, ...choice.run.args].join(' ')}`);
    const client = this.connect(choice.run);
    this.client = client;
    client.onDidChangeState(({ newState }) => this.follow(client, newState));
    try {
      await client.start();
    } catch (error) {
      this.log.error(`The server did not start: ${error instanceof Error ? error.message : String(error)}`);
      this.fail();
    }
  }

  private async stopNow(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    try {
      // One that is thrown away in the middle of its start leaves its server behind.
      if (client?.state === State.Starting)
        await client.start();
    } catch {
      // Then there is only the rest of it to clear away.
    }
    try {
      await client?.dispose();
    } catch {
      // A server that is gone, or never came up, needs no goodbye.
    }
    this.become({ kind: 'stopped' });
  }

  private connect({ command, args }: ServerCommand): LanguageClient {
    const toLog = (stream: Readable) => createInterface(stream).on('line', line => this.log.info(line));
    const options: LanguageClientOptions = {
      documentSelector: this.selector,
      outputChannel: this.log,
      traceOutputChannel: this.log,
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      initializationOptions: () => ({ ...serverSettings(configuration()), commands: ['iamPolicy.summary', 'editor.action.triggerSuggest'] }),
      diagnosticPullOptions: { onChange: true, onSave: true },
      stdioOptions: { stdout: toLog, stderr: toLog },
      middleware: {
        // VS Code makes an outline of any JSON, and a second one splits its own into groups.
        provideDocumentSymbols: (document, token, next) => configuration().get('outline', false) ? next(document, token) : [],
      },
    };
    return new LanguageClient('iamPolicy', 'IAM Policy', { command, args: [...args] }, options);
  }

  private follow(client: LanguageClient, state: State): void {
    if (client !== this.client)
      return;
    if (state === State.Stopped)
      this.fail();
    else
      this.become({ kind: state === State.Running ? 'running' : 'starting' });
  }

  private fail(): void {
    this.become({ kind: 'failed', problem: undefined, message: 'IAM policies are not checked: the server stopped. The log says more.' });
  }

  private become(state: SessionState): void {
    this.current = state;
    this.changed.fire(state);
  }
}

function configuration(): vscode.WorkspaceConfiguration {
  return vscode.workspace.getConfiguration('iamPolicy');
}
