import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { Metrics } from '#platform/observability/metrics';
import { findProgram } from '../../support/optional-programs.js';

const RULES = 'deploy/prometheus/rules.yml';
const promtool = findProgram('promtool')!;

interface Dashboard {
  readonly panels: readonly {
    readonly title: string;
    readonly targets: readonly { readonly expr: string }[];
  }[];
}

/** Names of series in an expression: ours and those of the process. */
const metricsIn = (text: string) => [
  ...new Set(text.match(/\b(?:lyceum|nodejs|process)_[a-z0-9_]+\b/g) ?? []),
];

/** Names of series that a rule records: with colons, which no metric of a scrape has. */
const recordedIn = (text: string) => [...new Set(text.match(/\b[a-z]\w*(?::\w+)+\b/g) ?? [])];

describe('what watches an installation', () => {
  let declared: Set<string>;
  beforeAll(async () => {
    const types = (await new Metrics().withProcess().text()).matchAll(/^# TYPE (\S+) (\w+)$/gm);
    declared = new Set(
      [...types].flatMap(([, name, type]) =>
        type === 'histogram' ? [`${name}_bucket`, `${name}_count`, `${name}_sum`] : [name!],
      ),
    );
  });

  it('alerts when it should, and not when all is well', () => {
    const checked = spawnSync(promtool, ['check', 'rules', RULES], { encoding: 'utf8' });
    expect(checked.stdout + checked.stderr).toContain('SUCCESS');
    const tested = spawnSync(promtool, ['test', 'rules', 'rules.test.yml'], {
      cwd: 'deploy/prometheus',
      encoding: 'utf8',
    });
    expect(tested.stdout + tested.stderr).toContain('SUCCESS');
    expect([checked.status, tested.status]).toEqual([0, 0]);
  });

  it('would see an alert that does not come', () => {
    const folder = mkdtempSync(join(tmpdir(), 'lyceum-rules-'));
    const deaf = readFileSync(RULES, 'utf8').replace(
      'lyceum_outbox_lag_seconds) > 30',
      'lyceum_outbox_lag_seconds) > 1e9',
    );
    writeFileSync(join(folder, 'rules.yml'), deaf);
    copyFileSync('deploy/prometheus/rules.test.yml', join(folder, 'rules.test.yml'));
    const tested = spawnSync(promtool, ['test', 'rules', 'rules.test.yml'], {
      cwd: folder,
      encoding: 'utf8',
    });
    rmSync(folder, { recursive: true });
    expect(tested.stdout + tested.stderr).toContain('LyceumEventsWait');
    expect(tested.status).not.toBe(0);
  });

  const expressions = () => {
    const { panels } = JSON.parse(readFileSync('deploy/grafana/lyceum.json', 'utf8')) as Dashboard;
    return panels.flatMap(({ targets }) => targets.map(({ expr }) => expr));
  };

  it('asks only for metrics that a scrape has', () => {
    const asked = [...new Set([...expressions(), readFileSync(RULES, 'utf8')].flatMap(metricsIn))];
    expect(asked.length).toBeGreaterThan(12);
    expect(asked.filter((name) => !declared.has(name))).toEqual([]);
  });

  it('draws of the rules only what they record: the objective as it is counted at nginx', () => {
    const recorded = [...readFileSync(RULES, 'utf8').matchAll(/record: (\S+)$/gm)].map(([, name]) => name);
    const drawn = expressions().flatMap(recordedIn);
    expect(drawn).toContain('lyceum:request_errors:ratio_rate5m');
    expect(drawn.filter((name) => !recorded.includes(name))).toEqual([]);
    const { panels } = JSON.parse(readFileSync('deploy/grafana/lyceum.json', 'utf8')) as Dashboard;
    const objective = panels.find(({ title }) => title.includes('objective'))!;
    expect(objective.targets.flatMap(({ expr }) => metricsIn(expr))).toEqual([]);
  });
});
