/** When jobs come by themselves. */
export interface ScheduleOptions {
  /** Unique and stable: the row that makes it fire once bears it. */
  readonly name: string;
  /** Five fields, or six with seconds first, in UTC: `15 2 * * *` is every night at 02:15. */
  readonly cron: string;
}

export interface DeclaredSchedule extends ScheduleOptions {
  readonly kind: string;
}

const schedules = new WeakMap<object, ScheduleOptions>();

/**
 * On a job handler: a job of its kind, with an empty payload and no school, is placed whenever the time comes. Once,
 * however many workers there are; and once, however many times were missed.
 */
export function Schedule(given: ScheduleOptions) {
  return (target: object): void => void schedules.set(target, given);
}

export function scheduleOf(target: object): ScheduleOptions | undefined {
  return schedules.get(target);
}
