import { DomainError } from '../../kernel/domain-error.js';

export class AnnouncementNotFound extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'learning.announcement_not_found';
  constructor() {
    super('There is no such announcement in this school, or it is not yours.');
  }
}

export class PostNotFound extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'learning.post_not_found';
  constructor() {
    super('There is no such post in this school, or it is not yours to see.');
  }
}

/** An author has ended what is said there. */
export class ThreadLocked extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'learning.thread_locked';
  constructor() {
    super('Nobody can answer here any more.');
  }
}

/** It answers another post: only the one that began a thread ends it. */
export class PostIsNoThread extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'learning.post_is_no_thread';
  constructor() {
    super('The post is an answer. Lock or unlock the post that began the thread.');
  }
}

/** What was said is hidden; there is nothing to answer. */
export class PostHidden extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'learning.post_hidden';
  constructor() {
    super('The post is hidden. Show it again before anything else is done with it.');
  }
}

/** A run of drafts has nobody to be told. */
export class RunNotPublished extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'learning.run_not_published';
  constructor() {
    super('The run is not published, so nobody learns in it who could be told.');
  }
}
