import { DomainError } from '#domain/kernel/domain-error';

/** The caller has used up what one caller may ask for; the answer says when there is more. */
export class TooManyRequests extends DomainError {
  readonly kind = 'too_many';
  readonly code = 'platform.too_many_requests';
  constructor(retryAfterSeconds: number) {
    super(`That were too many requests. Try again in ${retryAfterSeconds} s.`, {
      facts: { retryAfterSeconds },
    });
  }
}
