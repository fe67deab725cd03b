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
    register('iamPolicy.explainRule', (rule?: unknown) => explainRule(session, pages, rule)),
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

async function explainRule(session: Session, pages: Pages, rule: unknown): Promise<void> {
  const id = typeof rule === 'string' ? rule : await ruleUnderCursor() ?? await pick(await allRules(session));
  if (id)
    await pages.showRule(id);
}

async function ruleUnderCursor(): Promise<string | undefined> {
  const editor = vscode.window.activeTextEditor;
  const here = editor ? byRule(findings(editor.document, editor.selection)) : [];
  return here.length > 1 ? pick(here.map(({ rule, message }) => ({ label: rule, detail: message }))) : here[0]?.rule;
}

/** The rules of the document's findings first, and then all others. */
async function allRules(session: Session): Promise<vscode.QuickPickItem[]> {
  const document = vscode.window.activeTextEditor?.document;
  const here = document ? byRule(findings(document)) : [];
  const all = await session.ask('iamPolicy.server.rules') as readonly { readonly id: string; readonly title: string }[] | undefined ?? [];
  const separator = (label: string) => ({ label, kind: vscode.QuickPickItemKind.Separator });
  return [
    ...here.length > 0 ? [separator('found in this file')] : [],
    ...here.map(({ rule, message }) => ({ label: rule, detail: message })),
    separator('all rules'),
    ...all.filter(({ id }) => !here.some(({ rule }) => rule === id)).map(({ id, title }) => ({ label: id, description: title })),
  ];
}

async function pick(items: readonly vscode.QuickPickItem[]): Promise<string | undefined> {
  return (await vscode.window.showQuickPick(items, { title: 'Explain Rule', matchOnDescription: true, matchOnDetail: true }))?.label;
}
