import type { Authenticator } from '../auth/authenticator.js';
import type { GuardedRequest } from '../auth/decorators.js';
import { NotPermitted } from '../auth/errors.js';

const PERMISSION = 'platform.upload.make';

/** For so long an answer is trusted (ms): what is over by then has cost no question. */
const TRUSTED_MS = 3_000;

/**
 * The right by which a body is taken that may come for hours: asked for again while it comes, as that of open sockets is.
 * Whoever signs out, is closed, or loses the role writes no more then.
 */
export class StandingRight {
  private askedAt = performance.now();

  constructor(private readonly ask: () => Promise<void>) {}

  /** @throws NotSignedIn, NotPermitted */
  async assert(): Promise<void> {
    if (performance.now() - this.askedAt < TRUSTED_MS) return;
    await this.ask();
    this.askedAt = performance.now();
  }
}

/** The right of whoever was let in by this request; a token that runs out while the body comes ends nothing. */
export function rightBehind(request: GuardedRequest, authenticator: Authenticator): StandingRight {
  const { headers, access } = request;
  const { schoolId } = request.actor!;
  return new StandingRight(async () => {
    const now = await authenticator.renew(access!, headers.authorization!);
    const districtId = await authenticator.districtOf(schoolId!);
    if (now.actorIn({ schoolId, districtId }).reach(PERMISSION) === 'none')
      throw new NotPermitted(PERMISSION);
  });
}
