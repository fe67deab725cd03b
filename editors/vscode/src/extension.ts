import * as vscode from 'vscode';
import { registerCommands } from './commands';
import { Pages } from './pages';
import { Session } from './session';
import { restartingSettings } from './settings';
import { reportProblems, showStatus } from './status';

let session: Session | undefined;

export function activate(context: vscode.ExtensionContext): void {
  const log = vscode.window.createOutputChannel('IAM Policy', { log: true });
  const started = session = new Session(context.asAbsolutePath('server/IamPolicyAnalyzers.Tool.dll'), log);
  const pages = new Pages(started);
  context.subscriptions.push(
    log, started, pages, showStatus(started), reportProblems(started), registerCommands(started, pages, log), setContext(started),
    startForPolicies(started),
    vscode.workspace.onDidChangeConfiguration(change => applySettings(started, change)));
}

export function deactivate(): Promise<void> | undefined {
  return session?.stop();
}

/** Any JSON file activates the extension, and most are no policies: the server waits for one. */
function startForPolicies(session: Session): vscode.Disposable {
  const startFor = (documents: readonly vscode.TextDocument[]) => {
    const isNeeded = session.state.kind === 'waiting'
      && (vscode.workspace.getConfiguration('iamPolicy').get('workspaceDiagnostics', false) || documents.some(document => session.isPolicy(document)));
    if (isNeeded)
      void session.start();
  };
  startFor(vscode.workspace.textDocuments);
  return vscode.Disposable.from(
    vscode.workspace.onDidOpenTextDocument(document => startFor([document])),
    vscode.workspace.onDidChangeConfiguration(() => startFor(vscode.workspace.textDocuments)));
}

async function applySettings(session: Session, change: vscode.ConfigurationChangeEvent): Promise<void> {
  if (!change.affectsConfiguration('iamPolicy') || session.state.kind === 'waiting')
    return;
  if (restartingSettings.some(name => change.affectsConfiguration(`iamPolicy.${name}`)))
    await session.restart();
  else
    await session.sendSettings();
}

/** The `when` clauses of the commands ask for these. */
function setContext(session: Session): vscode.Disposable {
  const set = (key: string, value: boolean) => void vscode.commands.executeCommand('setContext', key, value);
  const setRunning = () => set('iamPolicy.running', session.state.kind === 'running');
  const setIsPolicy = () => {
    const document = vscode.window.activeTextEditor?.document;
    set('iamPolicy.isPolicy', document !== undefined && session.isPolicy(document));
  };
  setRunning();
  setIsPolicy();
  return vscode.Disposable.from(
    session.onDidChange(setRunning),
    vscode.window.onDidChangeActiveTextEditor(setIsPolicy),
    vscode.workspace.onDidOpenTextDocument(setIsPolicy),
    vscode.workspace.onDidChangeConfiguration(setIsPolicy));
}
