import { token } from '../../kernel/token.js';

/** What stands in the address of a calendar: nobody makes one up, and none is kept anywhere. */
export interface CalendarLinks {
  codeFor(feedId: string): Promise<string>;
  /** The calendar that it is the code of. @throws CalendarUnknown */
  read(code: string): Promise<string>;
}
export const CalendarLinks = token<CalendarLinks>('CalendarLinks');
