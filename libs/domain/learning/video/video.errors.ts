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

/** Nothing can be prepared before the last byte has come. */
export class VideoNotReceived extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'learning.video_not_received';
  constructor() {
    super('The video has not been uploaded whole.');
  }
}

/** Not the actor's, gone, or something is made of it already. */
export class UploadUnknown extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'learning.upload_unknown';
  constructor(field = 'uploadId') {
    super('Name an upload of yours that nothing is made of yet.', {
      faults: [{ pointer: `/${field}`, detail: 'must be an upload of yours that is not in use' }],
    });
  }
}

export class SchoolFileNotFound extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'learning.file_not_found';
  constructor() {
    super('There is no such file in this school, or it is not yours.');
  }
}

/** An item names a file that is not there. */
export class SchoolFileUnknown extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'learning.file_unknown';
  constructor() {
    super('An item offers a file of this school.', {
      faults: [{ pointer: '/fileId', detail: 'must be a file of the school' }],
    });
  }
}

export class SchoolFileInUse extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'learning.file_in_use';
  constructor() {
    super('There are items that offer the file. Remove them first.');
  }
}

/** Tampered with, expired, of somebody else, of something that is not shown any more: it is not said which. */
export class PlaybackRefused extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'learning.playback_refused';
  constructor() {
    super('This address does not play anything, or no longer. Ask for a new one where you found the video.');
  }
}

/** What is wrong with captions, and in which line, from 1. */
export interface CaptionFault {
  readonly line: number;
  readonly detail: string;
}

export class CaptionsInvalid extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'learning.captions_invalid';
  constructor(lines: readonly CaptionFault[]) {
    super('The captions are not sound WebVTT: see errors for each line.', {
      faults: lines.map(({ line, detail }) => ({ pointer: '/text', detail: `line ${line} ${detail}` })),
      facts: { lines },
    });
  }
}

export class CaptionsNotFound extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'learning.captions_not_found';
  constructor() {
    super('The video has no captions in this language.');
  }
}
