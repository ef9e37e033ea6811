import { token } from '../../kernel/token.js';
import type { Resource } from './resource.js';

/** The library of the school of the unit of work. */
export interface ResourceRepository {
  /**
   * For changing it, or what belongs to it: nobody else does until the unit of work ends.
   * @param ownOnly whether the actor reaches only what the actor has made
   * @throws ResourceNotFound
   */
  hold(id: string, ownOnly: boolean): Promise<Resource>;
  /** Whoever may see it. @throws ResourceNotFound */
  byId(id: string): Promise<Resource>;
  add(resource: Resource): void;
  /** With its versions, grants and downloads. */
  remove(resource: Resource): void;
}
export const ResourceRepository = token<ResourceRepository>('ResourceRepository');
