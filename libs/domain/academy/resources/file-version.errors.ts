import { DomainError } from '../../kernel/domain-error.js';

/** Not the actor's, not whole yet, gone, or something is made of it already. */
export class ResourceUploadUnknown extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'academy.upload_unknown';
  constructor() {
    super('Name a whole upload of yours that nothing is made of yet.', {
      faults: [{ pointer: '/uploadId', detail: 'must be a whole upload of yours that is not in use' }],
    });
  }
}

/** What it is was told by its first bytes, not by its name. */
export class FileTypeRefused extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'academy.file_type_refused';
  constructor(mediaType: string) {
    super(
      'The library holds documents, pictures, sound, films, fonts, texts and archives, and no programs.',
      {
        faults: [{ pointer: '/uploadId', detail: `must not be ${mediaType}` }],
        facts: { mediaType },
      },
    );
  }
}

export class ResourceFileTooLarge extends DomainError {
  readonly kind = 'too_large';
  readonly code = 'academy.file_too_large';
  constructor(maxBytes: number) {
    super(`A file of the library has at most ${maxBytes} bytes.`, { facts: { maxBytes } });
  }
}

/** Nothing is made of it, and the upload is free for something else. */
export class SameFile extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'academy.same_file';
  constructor(number: number) {
    super(`These are the very bytes of version ${number}, which is the current one. There is nothing new.`, {
      facts: { number },
    });
  }
}

export class FileVersionNotFound extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'academy.file_version_not_found';
  constructor() {
    super('The resource has no such version.');
  }
}
