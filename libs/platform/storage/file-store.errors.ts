import { DomainError } from '#domain/kernel/domain-error';

export class FileMissing extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'platform.file_missing';
  constructor() {
    super('There is no such file.');
  }
}

export class FileTooLarge extends DomainError {
  readonly kind = 'too_large';
  readonly code = 'platform.file_too_large';
  constructor(maxBytes: number) {
    super(`The file is larger than ${maxBytes} bytes.`, { facts: { maxBytes } });
  }
}
