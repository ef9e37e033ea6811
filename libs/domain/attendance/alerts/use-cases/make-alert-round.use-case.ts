import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import { dateIn } from '../../../kernel/local-date.js';
import type { DailyRounds, DigestDesk } from '../../notifications/daily-rounds.js';
import type { AlertWatch } from '../alert-watch.js';

/** Once a night: a window has moved on by a day, so that a rule may apply or cease to without anybody marking anything. */
export class MakeAlertRoundUseCase {
  constructor(
    private readonly deps: { rounds: DailyRounds; desk: DigestDesk; watch: AlertWatch; clock: Clock },
  ) {}

  async execute(actor: Actor): Promise<void> {
    const { rounds, desk, watch, clock } = this.deps;
    const { timeZone } = await desk.school();
    if (await rounds.begin('alerts', dateIn(timeZone, clock.now()))) await watch.look(null, actor);
  }
}
