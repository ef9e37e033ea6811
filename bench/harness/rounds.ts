/** How often and how long; from the command line. */
export interface Span {
  readonly rounds: number;
  /** Of one case in one round. */
  readonly seconds: number;
}

/** Measures for so many seconds and says how much of the unit was done in each second. */
export type Case = (seconds: number) => Promise<number>;

export interface Contest {
  readonly ours: Case;
  readonly limit: Case;
  /** A limit of another kind, in the same rounds. */
  readonly closer?: Case;
  /** Puts the tables back as they were; before each case, also before the ones that warm up. */
  readonly reset?: () => Promise<void>;
}

/** What each case came to, round by round. */
export type Rounds = Readonly<Record<'ours' | 'limit', number[]>> & { readonly closer?: number[] };

/** Long enough for the compiler of V8 and for every connection to have its plans. */
const WARM_UP_SECONDS = 5;
/** V8 compiles what is done often, and each of three replicas on one core does a request tens of times more rarely. */
const WARM_UP_OF_A_CLUSTER_SECONDS = 25;

/** Alternates ours and the limits, in the opposite order each round, so that none always meets a warmer machine. */
export async function alternate(contest: Contest, { rounds, seconds }: Span): Promise<Rounds> {
  const measured: Rounds = { ours: [], limit: [], ...(contest.closer && { closer: [] }) };
  const cases = (['ours', 'limit', 'closer'] as const).filter((who) => contest[who]);
  const run = async (who: (typeof cases)[number], length: number) => {
    await contest.reset?.();
    return contest[who]!(length);
  };
  for (const who of cases) await run(who, warmUpOf(who));
  for (let round = 0; round < rounds; round++)
    for (const who of round % 2 === 0 ? cases : cases.toReversed())
      measured[who]!.push(await run(who, seconds));
  return measured;
}

function warmUpOf(who: 'ours' | 'limit' | 'closer'): number {
  return who === 'ours' && process.env['BENCH_CLUSTER'] ? WARM_UP_OF_A_CLUSTER_SECONDS : WARM_UP_SECONDS;
}
