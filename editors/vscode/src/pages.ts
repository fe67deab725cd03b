import * as vscode from 'vscode';
import { absoluteLinks } from './links';
import type { Session } from './session';

const scheme = 'iam-policy';

/** Markdown that the server writes, shown as read-only previews: what a policy grants, and the pages of rules. */
export class Pages implements vscode.TextDocumentContentProvider, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  private readonly summaries = new Map<string, vscode.Uri>();
  private readonly registrations: vscode.Disposable[];
  private pause: NodeJS.Timeout | undefined;

  readonly onDidChange = this.changed.event;

  constructor(private readonly session: Session) {
    this.registrations = [
      vscode.workspace.registerTextDocumentContentProvider(scheme, this),
      vscode.workspace.onDidChangeTextDocument(({ document }) => this.renewSoon(document.uri)),
      vscode.workspace.onDidCloseTextDocument(document => this.summaries.delete(document.uri.query)),
    ];
  }

  async showSummary(policy: vscode.Uri): Promise<void> {
    const name = policy.path.slice(policy.path.lastIndexOf('/') + 1).replace(/\.json$/, '');
    const page = vscode.Uri.from({ scheme, path: `/Grants of ${name}.md`, query: policy.toString() });
    this.summaries.set(page.query, page);
    this.changed.fire(page);
    await vscode.commands.executeCommand('markdown.showPreviewToSide', page);
  }

  async showRule(id: string): Promise<void> {
    await vscode.commands.executeCommand('markdown.showPreviewToSide', vscode.Uri.from({ scheme, path: `/${id}.md` }));
  }

  async provideTextDocumentContent(page: vscode.Uri): Promise<string> {
    try {
      const answer = page.query === ''
        ? await this.session.ask('iamPolicy.server.rule', page.path.slice(1, -'.md'.length))
        : await this.session.ask('iamPolicy.server.summary', page.query);
      return typeof answer === 'string' ? absoluteLinks(answer) : 'The server has nothing to say about this.';
    } catch (error) {
      return `The server cannot answer: ${error instanceof Error ? error.message : String(error)}`;
    }
  }

  dispose(): void {
    clearTimeout(this.pause);
    this.changed.dispose();
    vscode.Disposable.from(...this.registrations).dispose();
  }

  private renewSoon(policy: vscode.Uri): void {
    const page = this.summaries.get(policy.toString());
    if (!page)
      return;
    clearTimeout(this.pause);
    this.pause = setTimeout(() => this.changed.fire(page), 300);
  }
}
