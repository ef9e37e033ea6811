import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import { expectVersion } from '../../../kernel/version.js';
import type { AlertRepository } from '../alert.repository.js';

export interface AcknowledgeAlertInput {
  readonly alertId: string;
  readonly note: string | null;
  /** The version that the caller saw; undefined for whatever is there. */
  readonly expectedVersion: number | undefined;
}

export class AcknowledgeAlertUseCase {
  constructor(private readonly deps: { alerts: AlertRepository; clock: Clock }) {}

  async execute({ alertId, note, expectedVersion }: AcknowledgeAlertInput, actor: Actor): Promise<void> {
    const alert = await this.deps.alerts.byId(alertId);
    expectVersion(alert, expectedVersion);
    alert.acknowledge(note, actor, this.deps.clock.now());
  }
}
