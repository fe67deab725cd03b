import * as vscode from 'vscode';
import { byRule, findings } from './findings';
import type { Pages } from './pages';
import type { Session } from './session';

export function registerCommands(session: Session, pages: Pages, log: vscode.LogOutputChannel): vscode.Disposable {
  const register = vscode.commands.registerCommand;
  return vscode.Disposable.from(
    register('iamPolicy.fixAll', () => codeAction('source.fixAll.iamPolicy', 'first')),
    register('iamPolicy.suppress', () => codeAction('quickfix.suppress.iamPolicy', 'never')),
    register('iamPolicy.summary', (policy?: unknown) => showSummary(pages, policy)),
    register('iamPolicy.explainRule', (rule?: unknown) => explainRule(pages, rule)),
    register('iamPolicy.restart', () => session.restart()),
    register('iamPolicy.showLog', () => log.show()));
}

async function codeAction(kind: string, apply: 'first' | 'never'): Promise<void> {
  await vscode.commands.executeCommand('editor.action.codeAction', { kind, apply });
}

/** @param policy The address as the code lens gives it; without one, that of the active editor. */
async function showSummary(pages: Pages, policy: unknown): Promise<void> {
  const uri = typeof policy === 'string' ? vscode.Uri.parse(policy) : vscode.window.activeTextEditor?.document.uri;
  if (uri)
    await pages.showSummary(uri);
}

async function explainRule(pages: Pages, rule: unknown): Promise<void> {
  const id = typeof rule === 'string' ? rule : await ruleUnderCursor() ?? await askForRule();
  if (id)
    await pages.showRule(id);
}

async function ruleUnderCursor(): Promise<string | undefined> {
  const editor = vscode.window.activeTextEditor;
  const here = editor ? byRule(findings(editor.document, editor.selection)) : [];
  return here.length > 1 ? pick(here.map(({ rule, message }) => ({ label: rule, detail: message }))) : here[0]?.rule;
}

async function pick(items: readonly vscode.QuickPickItem[]): Promise<string | undefined> {
  return (await vscode.window.showQuickPick(items, { title: 'Explain Rule', matchOnDetail: true }))?.label;
}

/** Offers the rules of the document's findings, and takes any other id that is typed. */
function askForRule(): Promise<string | undefined> {
  const document = vscode.window.activeTextEditor?.document;
  const known = (document ? byRule(findings(document)) : []).map(({ rule, message }) => ({ label: rule, detail: message }));
  const input = vscode.window.createQuickPick();
  input.title = 'Explain Rule';
  input.placeholder = 'A rule of this file, or any other by its id, such as IAM0601';
  input.matchOnDetail = true;
  input.items = known;
  input.onDidChangeValue(value => {
    const typed = /^\s*(?:iam)?(\d{4})\s*$/i.exec(value)?.[1];
    const label = `IAM${typed}`;
    input.items = typed && !known.some(item => item.label === label) ? [{ label, detail: 'Another rule', alwaysShow: true }, ...known] : known;
  });
  return new Promise(resolve => {
    input.onDidAccept(() => {
      resolve(input.selectedItems[0]?.label);
      input.hide();
    });
    input.onDidHide(() => {
      resolve(undefined);
      input.dispose();
    });
    input.show();
  });
}
