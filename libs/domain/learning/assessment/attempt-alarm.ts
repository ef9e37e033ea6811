import { token } from '../../kernel/token.js';

/** Sees to it that attempts are closed when their time is over, whoever is there or not. */
export interface AttemptAlarm {
  setFor(attemptId: string, dueAt: Date): Promise<void>;
}
export const AttemptAlarm = token<AttemptAlarm>('AttemptAlarm');
