import { DomainError } from '../../kernel/domain-error.js';

/** Also the answer for a resource that is there and neither published nor the actor's own. */
export class ResourceNotFound extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'academy.resource_not_found';
  constructor() {
    super('There is no such resource in this school, or it is not yours.');
  }
}

export class ResourceArchived extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'academy.resource_archived';
  constructor() {
    super(
      'The resource is archived: it is kept as it was. Publish it again, or make it a draft, to change it.',
    );
  }
}

export class ResourceWithoutFile extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'academy.resource_without_file';
  constructor() {
    super('There is nothing to take yet. Add a file first.');
  }
}

export class ResourcePublished extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'academy.resource_published';
  constructor() {
    super('The resource is published. Take it back, or archive it, before you remove it.');
  }
}

/** A shared address is for whoever has it, so it leads to what is for everybody. */
export class ResourceForMembers extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'academy.resource_for_members';
  constructor() {
    super('Only what is published for the public can be shared by an address.');
  }
}
