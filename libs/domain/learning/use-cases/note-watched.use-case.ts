import type { Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import type { Witness } from '../progress/witness.js';
import { percentWatched, unnotedOf } from '../watching/watched.js';
import type { KeptWatching, WatchingRepository } from '../watching/watching.repository.js';

export interface NoteWatchedInput {
  readonly runId: string;
}

/** What was watched in a run and is no evidence, as it should be, becomes evidence of when it was counted. */
export class NoteWatchedUseCase {
  constructor(private readonly deps: { watching: WatchingRepository; witness: Witness; clock: Clock }) {}

  /** Returns how much was missing. */
  async execute({ runId }: NoteWatchedInput, actor: Actor): Promise<number> {
    const { watching, witness, clock } = this.deps;
    const missing = (await watching.ofRun(runId)).flatMap(unnotedIn);
    const ofLearners = [...Map.groupBy(missing, ({ of }) => of.learnerId).values()];
    const sightings = ofLearners.map((several) => {
      const [{ of, seen: first }] = several as [(typeof missing)[number]];
      return { of, itemId: first.itemId, seen: () => several.map(({ seen }) => seen) };
    });
    await witness.noteAll(sightings, actor, clock.now());
    return missing.length;
  }
}

function unnotedIn({ of, itemId, round, countedAt, ...watched }: KeptWatching) {
  const percent = unnotedOf(percentWatched(watched.watchedMs, watched.durationMs), watched.notedPercent);
  if (percent === null) return [];
  const seen = { kind: 'watched', itemId, score: percent / 100, passed: null, round, at: countedAt } as const;
  return [{ of, seen }];
}
