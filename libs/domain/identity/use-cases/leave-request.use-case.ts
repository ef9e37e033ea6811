import { acceptableLocale, acceptableName, acceptableTimeZone } from '../person.js';
import type { StrangerRequest, StrangerRequests } from '../stranger-requests.js';

/** Takes a stranger's request; what is wrong with it by itself is said at once, whatever depends on others never. */
export class LeaveRequestUseCase {
  constructor(private readonly deps: { requests: StrangerRequests }) {}

  /** @throws DisplayNameRefused, LocaleUnknown, TimeZoneUnknown */
  async execute(request: StrangerRequest): Promise<void> {
    if (request.what === 'sign_up') {
      acceptableName(request.displayName);
      acceptableLocale(request.locale);
      acceptableTimeZone(request.timeZone);
    }
    await this.deps.requests.leave(request);
  }
}
