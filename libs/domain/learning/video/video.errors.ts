import { DomainError } from '../../kernel/domain-error.js';

/** Also the answer for a video that is there and not the actor's own (B10). */
export class VideoNotFound extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'learning.video_not_found';
  constructor() {
    super('There is no such video in this school, or it is not yours.');
  }
}

/** An item names a video that is not there. */
export class VideoUnknown extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'learning.video_unknown';
  constructor() {
    super('An item shows a video of this school.', {
      faults: [{ pointer: '/videoId', detail: 'must be a video of the school' }],
    });
  }
}

export class VideoInUse extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'learning.video_in_use';
  constructor() {
    super('There are items that show the video. Remove them first.');
  }
}

export class VideoNotReady extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'learning.video_not_ready';
  constructor() {
    super('The video cannot be played yet.');
  }
}

export class VideoNotReceived extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'learning.video_not_received';
  constructor() {
    super('The video has not been uploaded whole.');
  }
}
