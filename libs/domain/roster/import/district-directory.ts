import type { Actor } from '../../kernel/actor.js';
import { token } from '../../kernel/token.js';

/** Districts, which the identity context keeps. */
export interface DistrictDirectory {
  /** The id of the district that comes from this source; it is made when there is none. */
  fromSource(source: { readonly sourceId: string; readonly name: string }, actor: Actor): Promise<string>;
}
export const DistrictDirectory = token<DistrictDirectory>('DistrictDirectory');
