import type { Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import type { PackageFiles, PackageRepository } from '../video/packages.js';

/** Longer than any address plays that was given while it was in use, and than any packaging takes (ms). */
const KEPT_UNUSED = 24 * 3_600_000;

/** Removes packages that no video plays any more: the files first, so that none are forgotten. Answers how many. */
export class RemovePackagesUseCase {
  constructor(private readonly deps: { packages: PackageRepository; files: PackageFiles; clock: Clock }) {}

  async execute(actor: Actor): Promise<number> {
    const { packages, files, clock } = this.deps;
    const unused = await packages.unusedSince(new Date(clock.now().getTime() - KEPT_UNUSED));
    for (const one of unused) await files.remove(actor.schoolId!, one);
    await packages.forget(unused);
    return unused.length;
  }
}
