import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '#platform/embedded/free-port';
import { pinned, type Cores } from './cores.js';

const TEMPORARY = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];

export class NginxMissing extends Error {
  constructor() {
    super('nginx is the limit of this benchmark and is not here; Debian: apt-get install nginx');
  }
}

/** nginx as deploy/nginx.conf has it, before one replica, and a second door that serves the same files by itself. */
export class Proxy {
  private constructor(
    private readonly child: ChildProcess,
    private readonly folder: string,
    readonly port: number,
    /** Of the door that is plain nginx. */
    readonly plainPort: number,
  ) {}

  /** @param files the folder that it sends */
  static async open(replica: string, files: string, on: Cores): Promise<Proxy> {
    if (spawnSync('nginx', ['-v']).status !== 0) throw new NginxMissing();
    const folder = mkdtempSync(join(tmpdir(), 'lyceum-bench-nginx-'));
    mkdirSync(join(folder, 'logs'));
    const [port, plainPort] = [await freePort(), await freePort()];
    const file = join(folder, 'nginx.conf');
    writeFileSync(file, adapted({ folder, port, plainPort, replica, files }));
    const [program, ...args] = pinned(on, ['nginx', '-c', file, '-p', folder, '-g', 'daemon off;']);
    const child = spawn(program!, args, { stdio: 'ignore' });
    const answers = () =>
      fetch(`http://127.0.0.1:${plainPort}/`).then(
        () => true,
        () => child.exitCode !== null,
      );
    while (!(await answers())) await pause(20);
    if (child.exitCode !== null) throw new Error('nginx did not start.');
    return new Proxy(child, folder, port, plainPort);
  }

  async close(): Promise<void> {
    const ended = once(this.child, 'exit');
    this.child.kill('SIGINT');
    await ended;
    rmSync(this.folder, { recursive: true, force: true });
  }
}

interface Adapted {
  readonly folder: string;
  readonly port: number;
  readonly plainPort: number;
  readonly replica: string;
  readonly files: string;
}

function adapted({ folder, port, plainPort, replica, files }: Adapted): string {
  const plain = `server { listen 127.0.0.1:${plainPort}; location / { alias ${files}/; sendfile on; tcp_nopush on; } }`;
  const temporary = TEMPORARY.map((kind) => `${kind}_temp_path ${folder}/${kind};`).join('\n  ');
  const text = readFileSync('deploy/nginx.conf', 'utf8')
    .replace(/server api:3000 resolve .*/, `server ${replica};`)
    .replace('worker_processes auto;', 'worker_processes 1;')
    .replace('listen 8080;', `listen 127.0.0.1:${port};`)
    .replace('pid /tmp/nginx.pid;', `pid ${folder}/nginx.pid;`)
    .replace('/tmp/counted.log', `${folder}/counted.log`)
    .replace('alias /var/lib/lyceum/files/;', `alias ${files}/;`)
    .replace('server_tokens off;', `server_tokens off;\n  ${temporary}\n  ${plain}`);
  // Its workers are who owns the files; started by root they would be nobody.
  return process.getuid?.() === 0 ? `user root;\n${text}` : text;
}
