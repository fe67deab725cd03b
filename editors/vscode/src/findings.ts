import * as vscode from 'vscode';

export interface Finding {
  readonly rule: string;
  readonly message: string;
}

/** What the server reports under the cursor, or in the whole document. */
export function findings(document: vscode.TextDocument, place?: vscode.Range): Finding[] {
  return vscode.languages.getDiagnostics(document.uri)
    .filter(diagnostic => diagnostic.source === 'iam' && (!place || diagnostic.range.intersection(place) !== undefined))
    .map(({ code, message }) => ({ rule: String(typeof code === 'object' ? code.value : code), message }));
}

/** Each rule once, with the first of its findings. */
export function byRule(all: readonly Finding[]): Finding[] {
  const seen = new Map<string, Finding>();
  for (const finding of all) {
    if (!seen.has(finding.rule))
      seen.set(finding.rule, finding);
  }
  return [...seen.values()].sort((a, b) => a.rule.localeCompare(b.rule));
}
