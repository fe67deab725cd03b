import * as vscode from 'vscode';
import type { Session, SessionState } from './session';

/** Says in the language status, behind the braces of the status bar, whether policies are checked; silent about what is well. */
export function showStatus(session: Session): vscode.Disposable {
  const item = vscode.languages.createLanguageStatusItem('iamPolicy.status', session.selector);
  item.name = 'IAM Policy';
  const show = (state: SessionState) => {
    item.selector = session.selector;
    item.busy = state.kind === 'starting';
    item.severity = state.kind === 'failed' ? vscode.LanguageStatusSeverity.Error : vscode.LanguageStatusSeverity.Information;
    item.text = text(state);
    item.detail = state.kind === 'failed' ? state.message : '';
    item.command = state.kind === 'failed' || state.kind === 'stopped'
      ? { command: 'iamPolicy.restart', title: 'Restart' }
      : { command: 'iamPolicy.showLog', title: 'Log' };
  };
  show(session.state);
  return vscode.Disposable.from(item, session.onDidChange(show));
}

/** Tells the user, once for each start, why no server can run, and offers what helps. */
export function reportProblems(session: Session): vscode.Disposable {
  return session.onDidChange(async state => {
    if (state.kind !== 'failed' || !state.problem)
      return;
    const { message, remedy, setting } = state.problem;
    const help = remedy === 'installDotnet' ? 'Get .NET' : 'Open Settings';
    const answer = await vscode.window.showErrorMessage(message, help, 'Retry');
    if (answer === 'Retry')
      await session.restart();
    else if (answer === 'Get .NET')
      await vscode.env.openExternal(vscode.Uri.parse('https://dotnet.microsoft.com/download'));
    else if (answer === 'Open Settings')
      await vscode.commands.executeCommand('workbench.action.openSettings', setting);
  });
}

function text(state: SessionState): string {
  switch (state.kind) {
    case 'waiting': return 'IAM Policy: no policy opened yet';
    case 'starting': return 'IAM Policy: starting';
    case 'running': return 'IAM Policy: checks policies';
    case 'stopped': return 'IAM Policy: stopped';
    case 'failed': return 'IAM Policy: does not run';
  }
}
