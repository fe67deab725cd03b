// Publishes the server into server/, for any machine that has the .NET runtime.
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';

rmSync('server', { recursive: true, force: true });
const { status } = spawnSync(
  'dotnet',
  ['publish', '../../src/IamPolicyAnalyzers.Tool', '-c', 'Release', '-o', 'server', '-p:UseAppHost=false', '-p:SatelliteResourceLanguages=en'],
  { stdio: 'inherit' });
process.exit(status ?? 1);
