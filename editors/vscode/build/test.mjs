// Bundles each test with what it tests, and runs them with Node's own runner.
import { spawnSync } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';
import { build } from 'esbuild';

const tests = readdirSync('test').filter(name => name.endsWith('.test.ts')).map(name => `test/${name}`);
rmSync('dist/test', { recursive: true, force: true });
await build({ entryPoints: tests, outdir: 'dist/test', bundle: true, platform: 'node', target: 'node20', format: 'cjs', sourcemap: 'inline', logLevel: 'warning' });
const built = readdirSync('dist/test').map(name => `dist/test/${name}`);
process.exit(spawnSync(process.execPath, ['--enable-source-maps', '--test', '--test-reporter=spec', ...built], { stdio: 'inherit' }).status ?? 1);
