import { token } from '../../kernel/token.js';
import type { SchoolEvent } from './event.js';

/** The events of the school of the unit of work. */
export interface EventRepository {
  /**
   * For changing it, or when it takes place: nobody else does until the unit of work ends.
   * @param ownOnly whether the actor reaches only the events that the actor organises
   * @throws EventNotFound
   */
  hold(id: string, ownOnly: boolean): Promise<SchoolEvent>;
  add(event: SchoolEvent): void;
  /** The zone of the school's clocks. */
  timeZone(): Promise<string>;
}
export const EventRepository = token<EventRepository>('EventRepository');
