import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(new URL('./hold-postgres.mjs', import.meta.url));

export interface OwnerProcess {
  url: string;
  /** of the postmaster */
  pid: number;
  adopted: boolean;
  /** SIGKILL, and the end of it awaited */
  kill(): Promise<void>;
}

/** Another process that starts the embedded server of the folder, and owns it. */
export async function ownerProcess(dataDir: string): Promise<OwnerProcess> {
  const child = spawn(process.execPath, [script, dataDir], { stdio: ['ignore', 'pipe', 'pipe'] });
  const errors: string[] = [];
  child.stderr.on('data', (chunk) => errors.push(String(chunk)));
  for await (const line of createInterface({ input: child.stdout })) {
    return { ...(JSON.parse(line) as Omit<OwnerProcess, 'kill'>), kill: () => kill(child) };
  }
  throw new Error(`the owner ended before its server was ready: ${errors.join('')}`);
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}
