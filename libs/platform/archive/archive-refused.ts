import { DomainError } from '#domain/kernel/domain-error';

export type ArchiveRefusal =
  | 'not_an_archive'
  | 'damaged'
  | 'encrypted'
  | 'too_many_entries'
  | 'too_large'
  | 'bomb'
  | 'unsafe_name'
  | 'repeated_name'
  | 'nested_archive'
  | 'not_there';

/** An archive that will not be opened, or not be read on. `facts.refusal` says why in one stable word. */
export class ArchiveRefused extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'platform.archive_refused';

  constructor(
    readonly refusal: ArchiveRefusal,
    message: string,
  ) {
    super(message, { facts: { refusal } });
  }
}
