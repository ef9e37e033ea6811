import { DomainError } from '#domain/kernel/domain-error';

export type CsvRefusal = 'encoding' | 'delimiter' | 'not_text' | 'syntax' | 'empty';

/** A file that cannot be read as comma-separated text. The message names the file, the line and what to do. */
export class CsvRefused extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'platform.csv_refused';

  constructor(
    readonly refusal: CsvRefusal,
    readonly file: string,
    /** What is wrong and what to do about it, without the name of the file. */
    readonly explanation: string,
  ) {
    super(`${file}: ${explanation}`, { facts: { refusal, file } });
  }
}
