import type { Actor } from '../../../kernel/actor.js';
import { expectVersion } from '../../../kernel/version.js';
import { holdsOwnOnly, type ResourceDetails } from '../resource.js';
import type { ResourceRepository } from '../resource.repository.js';

export interface DescribeResourceInput {
  readonly resourceId: string;
  readonly changes: Partial<ResourceDetails>;
  /** The version that the change was prepared on; undefined to change whatever is there. */
  readonly expectedVersion: number | undefined;
}

export class DescribeResourceUseCase {
  constructor(private readonly deps: { resources: ResourceRepository }) {}

  async execute(
    { resourceId, changes, expectedVersion }: DescribeResourceInput,
    actor: Actor,
  ): Promise<void> {
    const resource = await this.deps.resources.hold(resourceId, holdsOwnOnly(actor));
    expectVersion(resource, expectedVersion);
    resource.describe(changes, actor);
  }
}
