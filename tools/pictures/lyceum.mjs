// A Lyceum of its own for pictures: a folder that is taken away again, a free port, nothing of this machine's settings.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Runs the built program while pictures are taken.
 * @param {Record<string, string>} settings
 * @param {(at: { url: string, printed: (text: string) => Promise<void> }) => Promise<void>} draw
 * @param {(env: NodeJS.ProcessEnv) => void} [prepare] before it starts
 */
export async function whileLyceumRuns(settings, draw, prepare = () => undefined) {
  const data = mkdtempSync(join(tmpdir(), 'lyceum-pictures-'));
  const port = await freePort();
  const own = {
    LYCEUM_DATA: data,
    HOST: '127.0.0.1',
    PORT: String(port),
    METRICS_PORT: '0',
    LOG_LEVEL: 'warn',
  };
  const env = { ...process.env, ...own, ...settings };
  try {
    prepare(env);
    await run(env, `http://127.0.0.1:${port}`, draw);
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}

async function run(env, url, draw) {
  const server = spawn(process.execPath, ['dist/src/main.js'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => server.once('exit', resolve));
  let output = '';
  server.stdout.on('data', (chunk) => (output += chunk));
  const printed = (text) => patiently(() => output.includes(text));
  try {
    await patiently(() =>
      fetch(`${url}/health/ready`).then(
        ({ ok }) => ok,
        () => false,
      ),
    );
    await draw({ url, printed });
  } finally {
    server.kill('SIGINT');
    await ended;
  }
}

async function patiently(holds) {
  for (let waited = 0; waited < 120_000; waited += 250) {
    if (await holds()) return;
    await sleep(250);
  }
  throw new Error('Lyceum did not come up.');
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port: free } = server.address();
      server.close(() => resolve(free));
    });
  });
}
