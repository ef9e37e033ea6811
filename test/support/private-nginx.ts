import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SupervisedProcess } from '#platform/embedded/supervised-process';
import { findProgram } from './optional-programs.js';
import { until } from './until.js';

const TEMPORARY = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];

/** nginx with deploy/nginx.conf, on a port and in a folder of its own; it ends with this process. */
export class PrivateNginx {
  readonly folder = mkdtempSync(join(tmpdir(), 'lyceum-nginx-'));
  readonly file = join(this.folder, 'nginx.conf');
  readonly program: string;
  private server: SupervisedProcess | undefined;

  /**
   * @param replicas their addresses, `127.0.0.1:3000`
   * @param data their LYCEUM_DATA, if it is to send files
   */
  constructor(
    readonly port: number,
    replicas: readonly string[],
    data?: string,
  ) {
    const program = findProgram('nginx');
    if (!program) throw new Error('nginx is not on PATH');
    this.program = program;
    chmodSync(this.folder, 0o755); // started by root, its workers are nobody
    mkdirSync(join(this.folder, 'logs'));
    writeFileSync(this.file, readingFiles(adapted(this.folder, port, replicas), data));
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** The command that reads its configuration. */
  get command(): string[] {
    return [this.program, '-c', this.file, '-p', this.folder];
  }

  async start(): Promise<void> {
    this.server = new SupervisedProcess([...this.command, '-g', 'daemon off;'], { stopSignal: 'INT' });
    this.server.release();
    await until(() => this.isListening() || this.server!.exitCode() !== undefined, 'nginx');
    if (this.server.exitCode() !== undefined) throw new Error(`nginx ended:\n${this.server.output()}`);
    await fetch(this.url);
  }

  /** It writes this file once the port is its own; another program that has taken the port would answer there as well. */
  private isListening(): boolean {
    return existsSync(join(this.folder, 'nginx.pid'));
  }

  async stop(): Promise<void> {
    await this.server?.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** As shipped but for addresses and folders: names are resolved by Docker alone, and by an nginx newer than Debian's. */
function adapted(folder: string, port: number, replicas: readonly string[]): string {
  const servers = replicas.map((address) => `server ${address} max_fails=1 fail_timeout=5s;`);
  const temporary = TEMPORARY.map((kind) => `${kind}_temp_path ${folder}/${kind};`);
  return readFileSync('deploy/nginx.conf', 'utf8')
    .replace(/server api:3000 resolve .*/, servers.join('\n    '))
    .replace('listen 8080;', `listen 127.0.0.1:${port};`)
    .replace('pid /tmp/nginx.pid;', `pid ${folder}/nginx.pid;`)
    .replace('/tmp/counted.log', `${folder}/counted.log`)
    .replace('server_tokens off;', `server_tokens off;\n  ${temporary.join('\n  ')}`);
}

/** Its workers are who owns the files; started by root they would be nobody. */
function readingFiles(configuration: string, data: string | undefined): string {
  if (data === undefined) return configuration;
  const owner = process.getuid?.() === 0 ? 'user root;\n' : '';
  return owner + configuration.replaceAll('alias /var/lib/lyceum/files/;', `alias ${data}/files/;`);
}
