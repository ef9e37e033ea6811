import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { loadSettings } from '#platform/config/settings';

interface Probe {
  readonly httpGet: { readonly path: string; readonly port: string };
  readonly periodSeconds: number;
  readonly failureThreshold: number;
}

interface Container {
  readonly command?: readonly string[];
  readonly envFrom: readonly object[];
  readonly env: readonly { readonly name: string; readonly value: string }[];
  readonly ports: readonly { readonly name: string; readonly containerPort: number }[];
  readonly startupProbe?: Probe;
  readonly readinessProbe?: Probe;
  readonly livenessProbe: Probe;
  readonly lifecycle?: { readonly preStop: { readonly exec: { readonly command: readonly string[] } } };
  readonly resources: { readonly limits: object };
}

interface Pod {
  readonly terminationGracePeriodSeconds: number;
  readonly containers: readonly [Container];
}

interface Resource {
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly data?: Readonly<Record<string, string>>;
  readonly spec: {
    readonly replicas: number;
    readonly minAvailable: number;
    readonly strategy: { readonly rollingUpdate: object };
    readonly selector: Readonly<Record<string, unknown>>;
    readonly template: { readonly metadata: { readonly labels: object }; readonly spec: Pod };
    readonly rules: readonly object[];
  };
}

/** What `kubectl create secret` is told to bring, at the top of the file. */
const SECRET = {
  DATABASE_URL: 'postgres://lyceum:secret@database.example.org:5432/lyceum',
  LYCEUM_SECRET: 'aPq93kdl2mZX8vnr5TyuWQ71bhGfJ4sK0oeLcRi6',
  REDIS_URL: 'redis://redis.example.org:6379',
};

/** By the YAML library of docker-compose, which has to be there. */
function read(file: string): readonly Resource[] {
  const toJson =
    'import json, sys, yaml; json.dump([one for one in yaml.safe_load_all(sys.stdin) if one], sys.stdout)';
  const input = readFileSync(file, 'utf8');
  const { stdout } = spawnSync('python3', ['-c', toJson], { encoding: 'utf8', input });
  return JSON.parse(stdout) as readonly Resource[];
}

const FILE = 'deploy/kubernetes/lyceum.yaml';
const resources = read(FILE);

function named(kind: string, name: string): Resource {
  const found = resources.find((one) => one.kind === kind && one.metadata.name === name);
  if (!found) throw new Error(`${FILE} has no ${kind} ${name}.`);
  return found;
}

const podOf = (name: string) => named('Deployment', name).spec.template.spec;
const containerOf = (name: string) => podOf(name).containers[0];

/** The settings that its processes get: of the ConfigMap, the secret, and their own. */
function settingsOf(name: string) {
  const { env } = containerOf(name);
  const own = Object.fromEntries(env.map((one) => [one.name, one.value]));
  return loadSettings({ ...named('ConfigMap', 'lyceum').data, ...SECRET, ...own });
}

describe('deploy/kubernetes/lyceum.yaml', () => {
  it('runs three API replicas, of which none is missing while they are replaced, and two workers', () => {
    expect(named('Deployment', 'lyceum-api').spec).toMatchObject({
      replicas: 3,
      strategy: { rollingUpdate: { maxUnavailable: 0, maxSurge: 1 } },
    });
    expect(named('Deployment', 'lyceum-worker').spec.replicas).toBe(2);
  });

  it.each(['lyceum-api', 'lyceum-worker'])(
    'gives %s 512 MiB and half a core, with a heap that fits',
    (name) => {
      const { resources: given } = containerOf(name);
      expect(given.limits).toEqual({ cpu: '500m', memory: '512Mi' });
      const heap = /--max-old-space-size=(\d+)/.exec(named('ConfigMap', 'lyceum').data!['NODE_OPTIONS']!)![1];
      expect(Number(heap)).toBeLessThan(512 - 64); // what is no heap, of a replica
    },
  );

  it.each(['lyceum-api', 'lyceum-worker'])(
    'lets %s lose one pod at a time to what is not an accident',
    (name) => {
      const { replicas, selector, template } = named('Deployment', name).spec;
      const budget = named('PodDisruptionBudget', name).spec;
      expect(budget.minAvailable).toBe(replicas - 1);
      expect(budget.selector).toEqual(selector);
      expect(selector['matchLabels']).toEqual(template.metadata.labels);
    },
  );

  it('asks each process how it is, at a port that it names and a path that there is', () => {
    const { startupProbe, readinessProbe, livenessProbe, ports } = containerOf('lyceum-api');
    expect(readinessProbe!.httpGet).toEqual({ path: '/health/ready', port: 'http' });
    for (const { httpGet } of [startupProbe!, livenessProbe])
      expect(httpGet).toEqual({ path: '/health/live', port: 'http' });
    const worker = containerOf('lyceum-worker');
    expect(worker.livenessProbe.httpGet).toEqual({ path: '/metrics', port: 'metrics' });
    const [api, workers] = [settingsOf('lyceum-api'), settingsOf('lyceum-worker')];
    expect(ports).toEqual([
      { name: 'http', containerPort: api.PORT },
      { name: 'metrics', containerPort: api.METRICS_PORT },
    ]);
    expect(worker.ports).toEqual([{ name: 'metrics', containerPort: workers.METRICS_PORT }]);
    // Migrations take their time: who is slow to begin is not killed for it.
    expect(startupProbe!.periodSeconds * startupProbe!.failureThreshold).toBeGreaterThanOrEqual(60);
  });

  it('is forgotten before it drains, and drains before it is killed', () => {
    const { lifecycle, readinessProbe } = containerOf('lyceum-api');
    const [sleep, seconds] = lifecycle!.preStop.exec.command;
    expect([sleep, Number(seconds)]).toEqual(['sleep', expect.any(Number)]);
    const { DRAIN_SECONDS } = settingsOf('lyceum-api');
    const { terminationGracePeriodSeconds: grace } = podOf('lyceum-api');
    expect(Number(seconds) + DRAIN_SECONDS).toBeLessThan(grace);
    expect(DRAIN_SECONDS).toBeGreaterThan(readinessProbe!.periodSeconds * readinessProbe!.failureThreshold);
    const idle = /keepalive_timeout (\d+)s/.exec(readFileSync('deploy/nginx.conf', 'utf8'))![1];
    expect(DRAIN_SECONDS).toBeGreaterThan(Number(idle));
  });

  it('gives each process settings that it accepts, and one secret to all', () => {
    const both = [settingsOf('lyceum-api'), settingsOf('lyceum-worker')];
    expect(both.map(({ LYCEUM_ROLE }) => LYCEUM_ROLE)).toEqual(['api', 'worker']);
    for (const { HOST, METRICS_HOST, LYCEUM_DATA } of both)
      expect([HOST, METRICS_HOST, LYCEUM_DATA]).toEqual(['0.0.0.0', '0.0.0.0', '/var/lib/lyceum']);
    for (const name of ['lyceum-api', 'lyceum-worker'])
      expect(containerOf(name).envFrom).toEqual([
        { configMapRef: { name: 'lyceum' } },
        { secretRef: { name: 'lyceum' } },
      ]);
    const told = readFileSync(FILE, 'utf8').matchAll(/--from-literal=(\w+)=/g);
    expect(new Set([...told].map(([, name]) => name))).toEqual(new Set(Object.keys(SECRET)));
  });

  it('starts a program that the build makes, as the image does', () => {
    const command = containerOf('lyceum-worker').command!;
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: { start: string } };
    expect(`exec ${command.join(' ').replace('worker.js', 'main.js')}`).toBe(scripts.start);
    expect(existsSync(command.at(-1)!.replace(/^dist\/(.*)\.js$/, '$1.ts'))).toBe(true);
  });
});
