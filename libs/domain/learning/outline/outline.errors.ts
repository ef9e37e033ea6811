import { DomainError } from '../../kernel/domain-error.js';

export class CourseModuleNotFound extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'learning.module_not_found';
  constructor() {
    super('There is no such module of a course in this school, or it is not yours.');
  }
}

/** Also the answer for an item that is there and not to be seen (B10). */
export class CourseItemNotFound extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'learning.item_not_found';
  constructor() {
    super('There is no such item of a course in this school, or it is not yours.');
  }
}

/** By its own dates, or by those of its module. */
export class CourseItemNotOpen extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'learning.item_not_open';
  constructor(opensAt: string | null, closesAt: string | null) {
    super('The item cannot be opened now.', { facts: { opensAt, closesAt } });
  }
}

export class ModuleNotEmpty extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'learning.module_not_empty';
  constructor() {
    super('There are items in the module. Remove them, or put them into another one.');
  }
}

export class ItemRequired extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'learning.item_required';
  constructor(by: readonly string[]) {
    super('Other items can be opened only after this one.', { facts: { requiredBy: by } });
  }
}

export class RequirementsInvalid extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'learning.requirements_invalid';
  constructor(detail: string) {
    super('An item cannot be required like this.', { faults: [{ pointer: '/itemIds', detail }] });
  }
}

export class OutlineIncomplete extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'learning.outline_incomplete';
  constructor() {
    super('The new order names each module and each item of the run once, and nothing else.', {
      faults: [{ pointer: '/modules', detail: 'must name what the run has now, each once' }],
    });
  }
}

export class OutlineFull extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'learning.outline_full';
  constructor(most: number, what: string) {
    super(`A run has at most ${most} ${what}.`);
  }
}

export class AvailabilityInvalid extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'learning.availability_invalid';
  constructor() {
    super('It cannot close before it opens.', {
      faults: [{ pointer: '/closesAt', detail: 'must be after opensAt' }],
    });
  }
}

export class ItemContentInvalid extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'learning.item_content_invalid';
  constructor(field: string, detail: string) {
    super('An item of this kind cannot have this content.', { faults: [{ pointer: `/${field}`, detail }] });
  }
}

/** Whoever learns in the run is not shown the item, and hears nothing of it (B10). */
export class ItemNotPublished extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'learning.item_not_published';
  constructor() {
    super('The item is not published with its run and course, so there is nobody to be met there.');
  }
}
