// Bundles the extension into dist/extension.js, beside it the licences of what it holds; '--production' small and without a source map.
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { build } from 'esbuild';

const production = process.argv.includes('--production');

const { metafile } = await build({
  entryPoints: ['src/extension.ts'],
  outfile: 'dist/extension.js',
  bundle: true,
  platform: 'node',
  // The Node of the oldest VS Code that 'engines' admits.
  target: 'node20',
  format: 'cjs',
  external: ['vscode'],
  minify: production,
  sourcemap: !production,
  metafile: true,
  logLevel: 'warning',
});
writeFileSync('dist/licences.txt', licences(metafile));

/** @param {import('esbuild').Metafile} metafile */
function licences(metafile) {
  const packages = new Set(Object.keys(metafile.inputs).map(file => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0]).filter(Boolean));
  return [...packages].sort().map(folder => {
    const { name, version, license } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));
    const file = existsSync(folder) && readdirSync(folder).find(entry => /^licen[cs]e/i.test(entry));
    return `${name} ${version} (${license})\n\n${file ? readFileSync(`${folder}/${file}`, 'utf8').trim() : ''}\n`;
  }).join(`\n${'-'.repeat(80)}\n\n`);
}
