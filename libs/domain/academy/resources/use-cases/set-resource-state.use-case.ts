import type { Actor } from '../../../kernel/actor.js';
import { expectVersion } from '../../../kernel/version.js';
import { holdsOwnOnly } from '../resource.js';
import type { ResourceRepository } from '../resource.repository.js';
import type { ResourceState } from '../resource.words.js';

export interface SetResourceStateInput {
  readonly resourceId: string;
  readonly state: ResourceState;
  readonly expectedVersion: number | undefined;
}

/** Publishes a resource, takes it back to a draft, or archives it. */
export class SetResourceStateUseCase {
  constructor(private readonly deps: { resources: ResourceRepository }) {}

  async execute({ resourceId, state, expectedVersion }: SetResourceStateInput, actor: Actor): Promise<void> {
    const resource = await this.deps.resources.hold(resourceId, holdsOwnOnly(actor));
    expectVersion(resource, expectedVersion);
    resource.becomes(state, actor);
  }
}
