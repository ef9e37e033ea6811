import type { ImportSettings } from '#domain/roster/import/import-settings';

/** Bell times as they are written in a query parameter or on the command line: `1=08:30-09:15,2=09:25-10:10`. */
export const BELL_TIMES = /^[^=,]{1,50}=\d{2}:\d{2}-\d{2}:\d{2}(,[^=,]{1,50}=\d{2}:\d{2}-\d{2}:\d{2}){0,99}$/;

/** Undefined when they are written otherwise. */
export function bellTimesOf(text: string): ImportSettings['bellTimes'] | undefined {
  if (!BELL_TIMES.test(text)) return undefined;
  const times = text.split(',').map((entry) => {
    const [name, span] = entry.split('=') as [string, string];
    const [startsAt, endsAt] = span.split('-') as [string, string];
    return [name, { startsAt, endsAt }] as const;
  });
  return Object.fromEntries(times);
}
