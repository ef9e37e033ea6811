import { Injectable } from '@nestjs/common';
import type { Actor } from '#domain/kernel/actor';
import type { DistrictDirectory } from '#domain/roster/import/district-directory';
import { IdentityApi } from '../../identity/identity.api.js';

/** The districts as the identity context keeps them. */
@Injectable()
export class IdentityDistrictDirectory implements DistrictDirectory {
  constructor(private readonly identity: IdentityApi) {}

  fromSource(source: { sourceId: string; name: string }, actor: Actor): Promise<string> {
    return this.identity.createDistrict(source, actor);
  }
}
