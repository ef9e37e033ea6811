import type { SourceChange } from '../harness/source-change.js';

/** Where each transaction that completes a job says so, one row for each effect that was committed; and when each was taken. */
export const TRACES = `
  create table public.rig_effects (job_id uuid not null);
  grant usage on schema public to lyceum_app;
  grant insert on public.rig_effects to lyceum_app;
  create table public.rig_claims (job_id uuid not null, fence bigint not null, at timestamptz not null);
  create function public.rig_note_claim() returns trigger language plpgsql security definer as $$
  begin
    insert into public.rig_claims values (new.id, new.fence, clock_timestamp());
    return null;
  end $$;
  create trigger rig_note_claim after update of fence on platform.jobs
    for each row when (new.fence > old.fence) execute function public.rig_note_claim()`;

const tell = `open.send({ name: 'rig_effect', text: 'insert into public.rig_effects values ($1)' }, [lease.jobId])`;

/**
 * No defects: each transaction of a job that completes with it leaves a trace, and every job takes a little longer, so
 * that kills meet some of them.
 */
export const STRAINS: readonly SourceChange[] = [
  {
    file: 'libs/platform/persistence/job-completion.js',
    text: 'if (held.length === 0) throw new LeaseLost(lease.jobId);',
    becomes: `if (held.length === 0) throw new LeaseLost(lease.jobId);
    if (lease.completesInTransaction) ${tell};`,
  },
  {
    file: 'libs/platform/queue/job-run.js',
    text: 'await this.completed(result ?? null);',
    becomes: 'await new Promise((go) => setTimeout(go, 250)); await this.completed(result ?? null);',
  },
];

/** The key of a request is not looked at. */
export const NO_IDEMPOTENCY: readonly SourceChange[] = [
  {
    file: 'libs/platform/persistence/idempotency.js',
    text: 'if (!claim) return work();',
    becomes: 'return work();',
  },
];

/** Events are written in a transaction of their own, once that of their cause is committed. */
export const EVENTS_AFTER_COMMIT: readonly SourceChange[] = [
  {
    file: 'libs/platform/persistence/unit-of-work.js',
    text: 'appendToOutbox(open, events);',
    becomes: 'open.left = events;',
  },
  {
    file: 'libs/platform/persistence/unit-of-work.js',
    text: 'await open.commit();',
    becomes: `await open.commit();
    if (open.left?.length > 0) {
      const later = new Transaction(client, actor, this.orm, begin);
      await later.run(async () => appendToOutbox(later, open.left));
      await later.commit();
    }`,
  },
];

/** A job is completed after the transaction of its effect, not by it. */
export const NO_INBOX: readonly SourceChange[] = [
  {
    file: 'libs/platform/persistence/job-completion.js',
    text: 'if (!lease) return;',
    becomes: `if (!lease) return;
    if (lease.completesInTransaction) return void ${tell};`,
  },
];

/** Marks that share a transaction are answered while it is still open; it stays so a little longer. */
export const TOLD_BEFORE_COMMIT: readonly SourceChange[] = [
  {
    file: 'libs/platform/persistence/shared-unit-of-work.js',
    text: 'await open.commit();',
    becomes: `for (const work of works) work.committed();
      await new Promise((go) => setTimeout(go, 100));
      await open.commit();`,
  },
];
