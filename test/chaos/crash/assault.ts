import { setTimeout as pause } from 'node:timers/promises';
import type { ClusterDatabase } from '../cluster/cluster-database.js';
import type { Cluster } from '../cluster/cluster.js';
import type { Member } from '../cluster/member.js';
import type { Random } from '../harness/random.js';

/** What was done to the cluster. */
export interface Damage {
  processes: number;
  databases: number;
  /** Processes that ended though nobody had killed them. */
  surrendered: readonly string[];
  /** Jobs that were running in a worker that was killed. */
  orphans: Map<string, { readonly fence: string; readonly killedAt: number }>;
}

/** In turn, so that a short run meets each kind; chance chooses who and when. */
const TURNS = ['workers', 'replicas', 'workers', 'database', 'replicas'] as const;
const PATIENCE_MS = 1_000;
/** Of a process, beside others that start. */
const START_MS = 20_000;

/** Kills a process, or crashes the database, again and again, and starts again what it has killed. */
export class Assault {
  readonly damage: Damage = { processes: 0, databases: 0, surrendered: [], orphans: new Map() };
  private readonly reviving = new Set<Promise<void>>();

  constructor(
    private readonly cluster: Cluster,
    private readonly database: ClusterDatabase,
    private readonly random: Random,
  ) {}

  async rage(milliseconds: number): Promise<void> {
    const end = Date.now() + milliseconds;
    for (let turn = 0; Date.now() < end; turn++) {
      await pause(this.random.between(200, 900));
      const kind = TURNS[turn % TURNS.length]!;
      if (kind === 'database') await this.crashDatabase();
      else await this.killOneOf(kind);
    }
    await Promise.all(this.reviving);
    this.damage.surrendered = this.cluster.members.flatMap(({ surrenders }) => surrenders);
  }

  /** When all are at work again: who is about to start would only begin anew, and nobody would ask for anything. */
  private async crashDatabase(): Promise<void> {
    const patience = Date.now() + START_MS;
    while (Date.now() < patience && !this.cluster.members.every(({ atWork }) => atWork)) await pause(50);
    this.damage.databases += 1;
    await this.database.crash();
    await pause(this.random.between(0, 500));
    await this.database.start();
  }

  /** Whoever was killed is back in some seconds; one worker is left, or nobody could run again what the other had. */
  private async killOneOf(kind: 'replicas' | 'workers'): Promise<void> {
    const alive = this.cluster[kind].filter((member) => member.atWork);
    if (alive.length < (kind === 'workers' ? 2 : 1)) return;
    const victim = this.random.oneOf(alive);
    this.damage.processes += 1;
    if (kind === 'workers') await this.noteOrphans(victim);
    await victim.kill();
    const revived = victim.revive().finally(() => this.reviving.delete(revived));
    this.reviving.add(revived);
  }

  /** Waits a moment for it to be in the middle of something. */
  private async noteOrphans({ pid }: Member): Promise<void> {
    for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await pause(20)) {
      const running = await this.runningAt(pid);
      for (const { id, fence } of running) this.damage.orphans.set(id, { fence, killedAt: Date.now() });
      if (running.length > 0) return;
    }
  }

  private async runningAt(pid: number): Promise<{ id: string; fence: string }[]> {
    const running = `select id, fence from platform.jobs where state = 'running' and worker like '%:' || $1 || ':%'`;
    const found = await this.database.admin
      .query<{ id: string; fence: string }>(running, [String(pid)])
      .catch(() => ({ rows: [] }));
    return found.rows;
  }
}
