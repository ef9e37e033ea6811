import { token } from '../../kernel/token.js';

export interface AttemptEnd {
  readonly attemptId: string;
  readonly dueAt: Date;
}

/** Sees to it that attempts are closed when their time is over, whoever is there or not. */
export interface AttemptAlarm {
  setAll(ends: readonly AttemptEnd[]): Promise<void>;
}
export const AttemptAlarm = token<AttemptAlarm>('AttemptAlarm');
