import { token } from '#domain/kernel/token';
import type { Settings } from './settings.js';

/** What a process is there for; a command of the command line has neither duty unless it asks for one. */
export interface Duties {
  /** Answers requests and holds sockets. */
  readonly serve: boolean;
  /** Relays events, runs jobs and schedules. */
  readonly work: boolean;
}
export const Duties = token<Duties>('Duties');

export function dutiesOf({ LYCEUM_ROLE }: Settings): Duties {
  return { serve: LYCEUM_ROLE !== 'worker', work: LYCEUM_ROLE !== 'api' };
}
