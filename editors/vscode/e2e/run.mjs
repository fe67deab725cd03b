// Installs iam-policy.vsix in Visual Studio Code and goes through checks.mjs: 'npm run package', then 'npm run e2e', or 'npm run e2e -- words' for the first
// check and those with these words in their names.
// Pictures go to a temporary folder, and with UPDATE_IMAGES=1 those of the README to images/, small where pngquant is installed.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { checks } from './checks.mjs';
import { Editor, until } from './editor.mjs';

const here = import.meta.dirname;
const vsix = path.join(here, '../iam-policy.vsix');
const forReadme = new Set(['lens', 'hover', 'quick-fix', 'completion', 'summary']);

if (!fs.existsSync(vsix))
  throw new Error("There is no iam-policy.vsix: run 'npm run package' first");

const pictures = fs.mkdtempSync(path.join(os.tmpdir(), 'iam-policy-pictures-'));
const began = Date.now();
const editor = await Editor.start({ vsix, workspace: path.join(here, 'workspace'), chromiumPath: process.env.CHROMIUM ?? '/usr/bin/chromium' });
let failed = 0;
try {
  const words = process.argv.slice(2).join(' ');
  for (const [name, check] of Object.entries(checks).filter(([name], index) => index === 0 || name.includes(words))) {
    const start = Date.now();
    try {
      await check(editor, take);
      report('✔', name, start);
    } catch (error) {
      failed++;
      report('✖', name, start);
      console.log(`    ${String(error.message).split('\n').slice(0, 12).join('\n    ')}`);
      await editor.page.screenshot({ path: path.join(pictures, `failed-${failed}.png`) });
      await editor.clear();
    }
  }
} finally {
  await editor.stop();
}

// Windows that close by force cannot say goodbye: the server must notice by itself.
try {
  await until(() => editor.languageServers().length === 0, 'no server is left behind');
  report('✔', 'Leaves no server behind', Date.now());
} catch (error) {
  failed++;
  report('✖', 'Leaves no server behind', Date.now());
  editor.languageServers().forEach(id => process.kill(Number(id)));
}

if (failed > 0)
  fs.cpSync(path.join(editor.root, 'data/logs'), path.join(pictures, 'logs'), { recursive: true });
editor.remove();
console.log(`${failed === 0 ? 'All held' : `${failed} failed`} after ${((Date.now() - began) / 1000).toFixed(0)} s; pictures in ${pictures}`);
process.exit(failed === 0 ? 0 : 1);

/** A picture of the part of the window that the selector names, from its top as high as told. */
async function take(name, selector, { height = Infinity, all = false } = {}) {
  const boxes = await Promise.all((await editor.page.locator(selector).all()).map(element => element.boundingBox()));
  const seen = boxes.filter(box => box).slice(0, all ? undefined : 1);
  const x = Math.min(...seen.map(box => box.x));
  const y = Math.min(...seen.map(box => box.y));
  const clip = {
    x,
    y,
    width: Math.max(...seen.map(box => box.x + box.width)) - x,
    height: Math.min(height, Math.max(...seen.map(box => box.y + box.height)) - y),
  };
  const folder = process.env.UPDATE_IMAGES === '1' && forReadme.has(name) ? path.join(here, '../images') : pictures;
  const file = path.join(folder, `${name}.png`);
  await editor.page.screenshot({ path: file, clip });
  if (folder !== pictures)
    spawnSync('pngquant', ['--force', '--skip-if-larger', '--output', file, '--', file]);
}

function report(mark, name, start) {
  console.log(`${mark} ${name} (${((Date.now() - start) / 1000).toFixed(1)} s)`);
}
