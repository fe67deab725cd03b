export interface FileFilter {
  readonly language: string;
  readonly scheme: string;
  readonly pattern: string;
}

const languages = ['json', 'jsonc'];

// A new file that has a name but was never saved is 'untitled' and under its path.
const schemes = ['file', 'untitled'];

/** The documents that the server is asked about, of the globs in `iamPolicy.files`. */
export function documentFilters(globs: readonly string[]): FileFilter[] {
  const patterns = [...new Set(globs.map(glob => glob.trim()).filter(glob => glob !== '').map(inEveryFolder))];
  return patterns.flatMap(pattern => languages.flatMap(language => schemes.map(scheme => ({ language, scheme, pattern }))));
}

/** VS Code holds a glob against the whole path of a file, which users do not have in mind when they write one. */
export function inEveryFolder(glob: string): string {
  const slashed = glob.replaceAll('\\', '/').replace(/^\.\//, '');
  return slashed.startsWith('/') || slashed.startsWith('**') || /^[A-Za-z]:\//.test(slashed) ? slashed : `**/${slashed}`;
}
