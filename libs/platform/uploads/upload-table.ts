import { prepared, type Statement } from '../persistence/statement.js';
import { transaction } from '../persistence/transaction.js';
import type { NewJob } from '../queue/job-queue.js';

export interface Upload {
  readonly id: string;
  readonly part: 'whole' | 'partial' | 'final';
  readonly state: 'receiving' | 'whole' | 'kept';
  readonly length: number | null;
  readonly offset: number;
  readonly metadata: string | null;
  readonly concat: string | null;
  readonly mediaType: string | null;
  readonly expiresAt: Date | null;
  readonly expired: boolean;
  readonly thenJob: NewJob | null;
}

/** Without a byte for so long, it may go; each piece begins the time anew. */
const KEPT_WHILE_RECEIVING = `interval '2 days'`;
/** What is whole waits for something to be made of it. */
const KEPT_WHOLE = `interval '7 days'`;
/** So long it is told that it has expired, then that there is none. What was ended goes at once. */
export const TOLD_OF_EXPIRY = `interval '1 day'`;
/** Renewed at each checkpoint; whoever was cut off holds nobody up for longer. */
const WRITER_HOLDS = `interval '20 seconds'`;

const FIELDS = `id, part, state, length::float8 as length, "offset"::float8 as "offset", metadata, concat,
  media_type as "mediaType", expires_at as "expiresAt", coalesce(expires_at < now(), false) as expired,
  then_job as "thenJob"`;
const mine = `id = $1::uuid and person_id = platform.current_person()`;

// What was ended has expired, and its bytes are gone: written on by whoever did not hear of it, it would be there again, without
// those it began with. What is being received always expires some time.
const receiving = `state = 'receiving' and expires_at > now()`;
const writing = `id = $1 and writer = $2 and ${receiving}`;

export const findUpload = prepared(`select ${FIELDS} from platform.uploads where ${mine}`);

const insert = prepared(`
  insert into platform.uploads (id, school_id, person_id, part, length, metadata, concat, writer, writer_until, expires_at)
  values ($1, platform.current_school(), platform.current_person(), $2, $3, $4, $5, $6,
    now() + ${WRITER_HOLDS}, now() + ${KEPT_WHILE_RECEIVING})
  returning ${FIELDS}`);

const claim = prepared(`
  with free as (
    select id as upload, writer as former from platform.uploads
    where ${mine} and ${receiving} and (writer is null or writer_until < now()) for update)
  update platform.uploads set writer = $2, writer_until = now() + ${WRITER_HOLDS}, length = coalesce(length, $3)
  from free where id = upload returning ${FIELDS}, former`);

// What is claimed counts when it is said how far it has come, and that commit is waited for: it takes this one to the disk along.
const notWaitedFor = prepared(`select set_config('synchronous_commit', 'off', true)`);

const advance = prepared(`
  update platform.uploads set "offset" = $3, writer_until = now() + ${WRITER_HOLDS},
    expires_at = now() + ${KEPT_WHILE_RECEIVING}
  where ${writing} returning ${FIELDS}`);

// The last of a request gives up the right to write as well.
const advanceAndRelease = prepared(`
  update platform.uploads set "offset" = $3, writer = null, writer_until = null, expires_at = now() + ${KEPT_WHILE_RECEIVING}
  where ${writing} returning ${FIELDS}`);

const release = prepared(`
  update platform.uploads set writer = null, writer_until = null where id = $1 and writer = $2`);

// Whoever would take over waits until the unit of work is over.
const hold = prepared(`select ${FIELDS} from platform.uploads where ${writing} for update`);

const finish = prepared(`
  update platform.uploads set state = case when then_job is null then 'whole' else 'kept' end, "offset" = $3, length = $3,
    media_type = $4, writer = null, writer_until = null,
    expires_at = case when then_job is null then now() + ${KEPT_WHOLE} end
  where ${writing} returning ${FIELDS}`);

const keep = prepared(`
  update platform.uploads set then_job = $2::jsonb, state = case when state = 'receiving' then state else 'kept' end,
    expires_at = case when state = 'receiving' then expires_at end
  where ${mine} and part <> 'partial' and state <> 'kept' and then_job is null and coalesce(expires_at > now(), true)
    and (state = 'whole' or $2::jsonb is not null)
  returning ${FIELDS}`);

// It expires at once; its row goes when its bytes are gone for certain.
const remove = prepared(`
  update platform.uploads set expires_at = 'epoch' where ${mine} and state <> 'kept' and then_job is null returning ${FIELDS}`);

const letGo = prepared(`
  update platform.uploads set state = case when "offset" = length then 'whole' else 'receiving' end, then_job = null,
    expires_at = 'epoch' where id = $1 returning ${FIELDS}`);

// Nobody writes to what has expired, so it is told once for certain.
const giveUp = prepared(`
  with given_up as (
    select id, then_job from platform.uploads where id = $1 and then_job is not null and expires_at < now() for update)
  update platform.uploads u set then_job = null from given_up g where u.id = g.id returning g.then_job as "thenJob"`);

const discard = prepared(
  `delete from platform.uploads where id = $1 and expires_at < now() - ${TOLD_OF_EXPIRY} returning ${FIELDS}`,
);

const handOver = prepared(`update platform.uploads set of_school = true where id = any ($1::uuid[])`);

// Whoever asks how much is left waits for whoever is about to take some of it. A statement of its own: what was taken
// meanwhile is seen by the next one.
const takeTurn = prepared(
  `select pg_advisory_xact_lock(hashtextextended('uploads ' || platform.current_school(), 0))`,
);

const used = prepared(`
  select coalesce(sum(bytes), 0)::float8 as "bySchool",
    coalesce(sum(bytes) filter (where person_id = platform.current_person() and not of_school), 0)::float8 as "byPerson"
  from platform.uploads, greatest(coalesce(length, 0), "offset") as bytes
  where school_id = platform.current_school() and coalesce(expires_at > now(), true)`);

/** Somebody may write to it now, perhaps instead of somebody who has not been heard of for a while. */
interface Claimed extends Upload {
  readonly former: string | null;
}

/** Bytes of uploads that have not expired, those that were announced among them. */
export interface UsedBytes {
  readonly bySchool: number;
  readonly byPerson: number;
}

/** The rows of uploads, within a unit of work; a person sees only their own. */
export const uploadTable = {
  find: (id: string) => first(findUpload, [id]),
  insert: (id: string, of: Pick<Upload, 'part' | 'length' | 'metadata' | 'concat'>, writer: string) =>
    first(insert, [id, of.part, of.length, of.metadata, of.concat, writer]),
  /** @param length the length that was said later, if it is said now */
  claim: (id: string, writer: string, length: number | null) => {
    transaction().send(notWaitedFor, []);
    return first<Claimed>(claim, [id, writer, length]);
  },
  /** Nothing, when somebody else writes by now. */
  advance: (id: string, writer: string, offset: number, isLast: boolean) =>
    first(isLast ? advanceAndRelease : advance, [id, writer, offset]),
  hold: (id: string, writer: string) => first(hold, [id, writer]),
  release: (id: string, writer: string) => transaction().query(release, [id, writer]),
  finish: (id: string, writer: string, bytes: number, mediaType: string) =>
    first(finish, [id, writer, bytes, mediaType]),
  /** Nothing, unless it is one's own and nothing is made of it yet; without a job it has to be whole. */
  keep: (id: string, thenJob: NewJob | null) => first(keep, [id, thenJob && JSON.stringify(thenJob)]),
  remove: (id: string) => first(remove, [id]),
  letGo: (id: string) => first(letGo, [id]),
  /** The job that waits for what has expired, if there is one; from now on there is none. */
  giveUp: async (id: string) => (await transaction().query<{ thenJob: NewJob }>(giveUp, [id]))[0]?.thenJob,
  /** Nothing, unless it has expired and was told for long enough. */
  discard: (id: string) => first(discard, [id]),
  handOver: (ids: readonly string[]) => transaction().query(handOver, [ids]),
  /** Until the unit of work ends nobody else of the school takes room. */
  takeTurn: () => transaction().query(takeTurn),
  usedBytes: async () => (await transaction().query<UsedBytes>(used))[0]!,
};

async function first<Row extends Upload = Upload>(
  statement: Statement,
  values: readonly unknown[],
): Promise<Row | undefined> {
  return (await transaction().query<Row>(statement, values))[0];
}
