import { token } from '../../kernel/token.js';
import type { ResourceCollection } from './collection.js';
import type { FileToTake } from './download.js';

/** The collections of the school of the unit of work. */
export interface ResourceCollectionRepository {
  /**
   * For changing it: nobody else does until the unit of work ends.
   * @param ownOnly whether the actor reaches only what the actor has made
   * @throws ResourceCollectionNotFound
   */
  hold(id: string, ownOnly: boolean): Promise<ResourceCollection>;
  /**
   * Says what lies in it, in this order, instead of what did.
   * @param drafts whose resources the actor sees while they are not published
   * @throws CollectedResourceUnknown
   */
  arrange(
    collection: ResourceCollection,
    resourceIds: readonly string[],
    drafts: 'all' | 'own' | 'none',
  ): Promise<void>;
  /**
   * The current files of what lies in it, in their order.
   * @param drafts whose resources the actor sees while they are not published
   * @throws ResourceCollectionNotFound
   */
  filesOf(id: string, drafts: 'all' | 'own' | 'none'): Promise<FileToTake[]>;
  add(collection: ResourceCollection): void;
  remove(collection: ResourceCollection): void;
}
export const ResourceCollectionRepository = token<ResourceCollectionRepository>(
  'ResourceCollectionRepository',
);
