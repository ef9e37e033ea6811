import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import { ResourceUploadUnknown, SameFile } from '../file-version.errors.js';
import { assertFit, FileVersion, type Sha256 } from '../file-version.js';
import type { FileVersionRepository } from '../file-version.repository.js';
import type { ResourceSources } from '../resource-sources.js';
import { holdsOwnOnly, type Resource } from '../resource.js';
import type { ResourceRepository } from '../resource.repository.js';

export interface AddFileVersionInput {
  readonly resourceId: string;
  readonly uploadId: string;
  /** Of its bytes, read before; null where it is not the actor's, not whole, or larger than it may be. */
  readonly sha256: Sha256 | null;
  /** As it is offered; null: as the upload was called. */
  readonly name: string | null;
  /** What is new. */
  readonly note: string | null;
}

/** Makes the next version of a resource's file of a whole upload: the current one from now on. */
export class AddFileVersionUseCase {
  constructor(
    private readonly deps: {
      resources: ResourceRepository;
      versions: FileVersionRepository;
      sources: ResourceSources;
      clock: Clock;
    },
  ) {}

  /** @throws SameFile when there is nothing new in it */
  async execute(input: AddFileVersionInput, actor: Actor): Promise<{ number: number }> {
    const { resources, versions, sources, clock } = this.deps;
    const { resourceId, uploadId, sha256, note } = input;
    const resource = await resources.hold(resourceId, holdsOwnOnly(actor));
    const source = await sources.take(uploadId);
    assertFit(source);
    if (sha256 === null) throw new ResourceUploadUnknown();
    await this.assertNew(resource, sha256);
    const file = { ...source, sha256, note, name: input.name ?? source.name };
    const version = FileVersion.of(resource, file, actor, clock.now());
    versions.add(version);
    return { number: version.number };
  }

  private async assertNew({ id, currentNumber }: Resource, sha256: Sha256): Promise<void> {
    if (currentNumber === null) return;
    const current = await this.deps.versions.byNumber(id, currentNumber);
    if (current.sha256 === sha256) throw new SameFile(currentNumber);
  }
}
