import { Injectable } from '@nestjs/common';
import { ErasurePart, type ErasureObstacle, type PersonToErase } from '#domain/kernel/erasure';
import type { OtherTraces } from '#domain/roster/erasure/erasure-ports';
import { Implementations } from '#platform/wiring/implementations';

/** Whoever of the other contexts has a part in an erasure, without the roster's knowing who they are. */
@Injectable()
export class DiscoveredErasureParts implements OtherTraces {
  private known?: readonly ErasurePart[];

  constructor(private readonly implementations: Implementations) {}

  async obstacles(to: PersonToErase): Promise<readonly ErasureObstacle[]> {
    const found: ErasureObstacle[] = [];
    for (const part of this.parts()) found.push(...(await part.obstacles(to)));
    return found;
  }

  async forget(to: PersonToErase): Promise<void> {
    for (const part of this.parts()) await part.forget(to);
  }

  private parts(): readonly ErasurePart[] {
    this.known ??= this.implementations.of(ErasurePart);
    return this.known;
  }
}
