import { DomainError } from '#domain/kernel/domain-error';

/** Also the answer for an upload of somebody else. */
export class UploadNotFound extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'platform.upload_not_found';
  constructor() {
    super('There is no such upload, or it is not yours.');
  }
}

export class UploadExpired extends DomainError {
  readonly kind = 'gone';
  readonly code = 'platform.upload_expired';
  constructor() {
    super('The upload was not continued in time. Begin a new one.');
  }
}

export class UploadHeaderInvalid extends DomainError {
  readonly kind = 'malformed';
  readonly code = 'platform.upload_header_invalid';
  constructor(header: string, detail: string) {
    super(`The upload cannot be understood: ${header} ${detail}.`, {
      faults: [{ pointer: `/header/${header}`, detail }],
    });
  }
}

export class TusVersionUnsupported extends DomainError {
  readonly kind = 'stale';
  readonly code = 'platform.tus_version_unsupported';
  constructor() {
    super('Uploads are made by tus 1.0.0: send Tus-Resumable: 1.0.0.');
  }
}

export class UploadTypeUnsupported extends DomainError {
  readonly kind = 'unsupported';
  readonly code = 'platform.upload_type_unsupported';
  constructor() {
    super('Send the bytes of an upload as application/offset+octet-stream.');
  }
}

export class UploadElsewhere extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'platform.upload_offset_differs';
  constructor(offset: number) {
    super('The upload stands at another offset. Ask for it, and go on from there.', { facts: { offset } });
  }
}

/** Two at once would write into each other. */
export class UploadBusy extends DomainError {
  readonly kind = 'locked';
  readonly code = 'platform.upload_locked';
  constructor() {
    super('Bytes of this upload are coming over another connection. Try again in a few seconds.');
  }
}

export class UploadTooLarge extends DomainError {
  readonly kind = 'too_large';
  readonly code = 'platform.upload_too_large';
  constructor(maxBytes: number) {
    super(`The upload would be larger than the ${maxBytes} bytes that it may have.`, { facts: { maxBytes } });
  }
}

export class UploadsFull extends DomainError {
  readonly kind = 'too_large';
  readonly code = 'platform.uploads_full';
  constructor(freeBytes: number) {
    super('The school has no room for this upload. Remove what is not needed any more.', {
      facts: { freeBytes },
    });
  }
}

export class OwnUploadsFull extends DomainError {
  readonly kind = 'too_large';
  readonly code = 'platform.own_uploads_full';
  constructor(freeBytes: number) {
    super('You have no room for this upload. End those of yours that nothing was made of.', {
      facts: { freeBytes },
    });
  }
}

export class UploadFinal extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'platform.upload_final';
  constructor() {
    super('An upload that was put together of others is not changed.');
  }
}

export class UploadKept extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'platform.upload_kept';
  constructor() {
    super('The upload is in use: remove what was made of it.');
  }
}

export class ChecksumMismatch extends DomainError {
  readonly kind = 'damaged';
  readonly code = 'platform.checksum_mismatch';
  constructor() {
    super('The bytes that came are not those that the checksum is of. None of them was taken.');
  }
}
