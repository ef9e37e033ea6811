import { DomainError } from '../../kernel/domain-error.js';

export class ResourceCollectionNotFound extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'academy.collection_not_found';
  constructor() {
    super('There is no such collection in this school, or it is not yours.');
  }
}

export class CollectedResourceUnknown extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'academy.collected_resource_unknown';
  constructor() {
    super('A collection holds resources of this school that you may see.', {
      faults: [{ pointer: '/resourceIds', detail: 'must be resources of the school' }],
    });
  }
}
