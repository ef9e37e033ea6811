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
  /** Puts the tables back as they were; before each case, also before the ones that warm up. */
  readonly reset?: () => Promise<void>;
}

/** Long enough for the compiler of V8 and for every connection to have its plans. */
const WARM_UP_SECONDS = 5;

/** Alternates ours and the limit, the one that begins changing each round, so that neither always meets a warmer machine. */
export async function alternate(
  contest: Contest,
  { rounds, seconds }: Span,
): Promise<{ ours: number[]; limit: number[] }> {
  const measured = { ours: [] as number[], limit: [] as number[] };
  const run = async (who: 'ours' | 'limit', length: number) => {
    await contest.reset?.();
    return contest[who](length);
  };
  for (const who of ['ours', 'limit'] as const) await run(who, WARM_UP_SECONDS);
  for (let round = 0; round < rounds; round++) {
    const order = round % 2 === 0 ? (['ours', 'limit'] as const) : (['limit', 'ours'] as const);
    for (const who of order) measured[who].push(await run(who, seconds));
  }
  return measured;
}
