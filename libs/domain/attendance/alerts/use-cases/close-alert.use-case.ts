import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import { expectVersion } from '../../../kernel/version.js';
import type { AlertRepository } from '../alert.repository.js';

export interface CloseAlertInput {
  readonly alertId: string;
  readonly reason: string;
  /** The version that the caller saw; undefined for whatever is there. */
  readonly expectedVersion: number | undefined;
}

export class CloseAlertUseCase {
  constructor(private readonly deps: { alerts: AlertRepository; clock: Clock }) {}

  async execute({ alertId, reason, expectedVersion }: CloseAlertInput, actor: Actor): Promise<void> {
    const alert = await this.deps.alerts.byId(alertId);
    expectVersion(alert, expectedVersion);
    alert.close(reason, actor, this.deps.clock.now());
  }
}
