import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { loadSettings } from '#platform/config/settings';
import { findProgram } from '../../support/optional-programs.js';

interface Service {
  readonly image: string;
  readonly build?: { readonly context: string; readonly dockerfile: string };
  readonly command?: readonly string[];
  readonly depends_on?: Readonly<Record<string, object>>;
  readonly deploy?: {
    readonly replicas?: number;
    readonly update_config?: object;
    readonly restart_policy?: { readonly condition: string };
  };
  readonly restart: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly ports?: readonly object[];
  readonly volumes?: readonly string[];
}

interface Stack {
  readonly services: Readonly<Record<string, Service>>;
  readonly volumes: Readonly<Record<string, object>>;
}

const GIVEN = {
  POSTGRES_PASSWORD: '6b1f0c3de94a87250bd1c6e2f3a4958701234567',
  LYCEUM_SECRET: 'aPq93kdl2mZX8vnr5TyuWQ71bhGfJ4sK0oeLcRi6',
  PUBLIC_URL: 'https://lyceum.example.org',
};

/** What docker-compose makes of the file; it is a Python program, so its YAML library is there to read what it prints. */
function compose(environment: Readonly<Record<string, string>>): {
  status: number;
  stderr: string;
  stdout: string;
} {
  const { status, stderr, stdout } = spawnSync(findProgram('docker-compose')!, ['config'], {
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], ...environment },
  });
  return { status: status ?? -1, stderr, stdout };
}

function read(stdout: string): Stack {
  const toJson = 'import json, sys, yaml; json.dump(yaml.safe_load(sys.stdin), sys.stdout)';
  const { stdout: json } = spawnSync('python3', ['-c', toJson], { encoding: 'utf8', input: stdout });
  return JSON.parse(json) as Stack;
}

describe('docker-compose.yml', () => {
  const accepted = compose(GIVEN);
  let stack: Stack;
  beforeAll(() => {
    stack = read(accepted.stdout);
  });

  it('is accepted by docker-compose, given its three variables', () => {
    expect(accepted).toMatchObject({ status: 0, stderr: '' });
  });

  it.each(Object.keys(GIVEN))('starts nothing without %s, and says so', (name) => {
    const { status, stderr } = compose({ ...GIVEN, [name]: '' });
    expect(status).toBe(1);
    expect(stderr).toContain(`Set ${name}`);
  });

  it('runs three API replicas, replaced one after another, two workers, and what they need', () => {
    const { services } = stack;
    expect(Object.keys(services).toSorted()).toEqual([
      'api',
      'migrate',
      'nginx',
      'postgres',
      'redis',
      'worker',
    ]);
    expect(services['api']!.deploy).toMatchObject({
      replicas: 3,
      update_config: { parallelism: 1, delay: '10s' },
    });
    expect(services['worker']!.deploy).toMatchObject({ replicas: 2, update_config: { parallelism: 1 } });
    const { migrate, ...others } = services;
    expect(migrate).toMatchObject({
      restart: 'on-failure',
      deploy: { restart_policy: { condition: 'on-failure' } },
    });
    // A policy of `deploy` would have the last word. These come back after the machine was started again.
    for (const { restart, deploy } of Object.values(others))
      expect([restart, deploy?.restart_policy]).toEqual(['unless-stopped', undefined]);
    expect(services['postgres']!.image).toBe('postgres:18');
    expect(services['redis']).toMatchObject({
      image: 'redis:7',
      command: expect.arrayContaining(['--appendonly', 'yes', '--maxmemory-policy', 'noeviction']),
    });
  });

  it('shows nothing but nginx to the outside', () => {
    const published = Object.entries(stack.services).filter(([, { ports }]) => ports);
    expect(published.map(([name]) => name)).toEqual(['nginx']);
  });

  it('gives each process settings that it accepts, the same secret to all, and a drain longer than idle connections live', () => {
    const { api, worker, migrate } = stack.services;
    const settings = [api, worker, migrate].map((service) => loadSettings(service!.environment));
    expect(settings.map(({ LYCEUM_ROLE }) => LYCEUM_ROLE)).toEqual(['api', 'worker', 'all']);
    expect(new Set(settings.map(({ LYCEUM_SECRET }) => LYCEUM_SECRET)).size).toBe(1);
    const idle = /keepalive_timeout (\d+)s/.exec(readFileSync('deploy/nginx.conf', 'utf8'))![1];
    expect(settings[0]!.DRAIN_SECONDS).toBeGreaterThan(Number(idle));
  });

  it('asks each server how it is', () => {
    const { services } = stack;
    const asked = Object.entries(services).filter(([, { healthcheck }]) => healthcheck);
    expect(asked.map(([name]) => name).toSorted()).toEqual(['api', 'nginx', 'postgres', 'redis', 'worker']);
    for (const name of ['api', 'nginx'])
      expect(String(services[name]!.healthcheck!.test)).toContain('/health/ready');
  });

  it('keeps what must not be lost on volumes that it declares', () => {
    const { services, volumes } = stack;
    const mounted = Object.values(services).flatMap((service) => service.volumes ?? []);
    const named = mounted.map((volume) => volume.split(':')[0]!).filter((name) => !name.startsWith('/'));
    expect(new Set(named)).toEqual(new Set(Object.keys(volumes)));
    expect(services['postgres']!.volumes).toEqual(['database:/var/lib/postgresql:rw']);
  });

  it('names files that exist, and programs that the build makes', () => {
    const { services } = stack;
    const { build, command } = services['worker']!;
    expect(existsSync(build!.dockerfile)).toBe(true);
    expect(existsSync(command!.at(-1)!.replace(/^dist\/(.*)\.js$/, '$1.ts'))).toBe(true);
    const image = readFileSync('deploy/Dockerfile', 'utf8');
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: { start: string } };
    const started = JSON.parse(/^CMD (.*)$/m.exec(image)![1]!) as string[];
    expect(`exec ${started.join(' ')}`).toBe(scripts.start);
    expect(image).toMatch(/^USER node$/m);
    expect(image).not.toMatch(/omit=optional|--no-optional/);
  });
});
