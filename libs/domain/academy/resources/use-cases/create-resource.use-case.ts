import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import { Resource, type ResourceDetails } from '../resource.js';
import type { ResourceRepository } from '../resource.repository.js';

export type CreateResourceInput = ResourceDetails;

/** Somebody who works in the school begins a resource: a draft that nobody else sees, without a file. */
export class CreateResourceUseCase {
  constructor(private readonly deps: { resources: ResourceRepository; clock: Clock }) {}

  async execute(details: CreateResourceInput, actor: Actor): Promise<{ id: string }> {
    const resource = Resource.create(details, actor, this.deps.clock.now());
    this.deps.resources.add(resource);
    return { id: resource.id };
  }
}
