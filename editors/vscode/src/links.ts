/** Pages of rules as they stand in the repository, where their links lead. */
const rules = 'https://github.com/IamPolicyAnalyzers/IamPolicyAnalyzers/blob/main/docs/rules/';

/** The Markdown with its relative links made absolute: a preview of what is no file cannot follow them. */
export function absoluteLinks(markdown: string): string {
  return markdown.replaceAll(/\]\(([^()\s]+)\)/g, (_, target: string) => `](${new URL(target, rules)})`);
}
