import { token } from '../../kernel/token.js';
import type { ReceivedFile } from './file-version.js';

/** What people have uploaded. */
export interface ResourceSources {
  /** Keeps a whole upload of the actor's as it is. @throws ResourceUploadUnknown */
  take(uploadId: string): Promise<ReceivedFile>;
  /** Nothing is made of it any more. */
  letGo(sourceId: string): Promise<void>;
}
export const ResourceSources = token<ResourceSources>('ResourceSources');
