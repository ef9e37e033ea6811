import { token } from '../../kernel/token.js';

/** The schools of a district, which the identity context keeps. */
export interface SchoolDirectory {
  /** The id of the school that came from this source before; null when there is none. */
  findBySource(districtId: string, sourceId: string): Promise<string | null>;
  /** Adds a school under this id, within the unit of work under way. A null time zone stands for UTC. */
  open(school: NewSchool): Promise<void>;
  rename(schoolId: string, name: string): Promise<void>;
  /** The district that the school is of. */
  districtOf(schoolId: string): Promise<string>;
  /** The school's IANA zone. */
  timeZone(schoolId: string): Promise<string>;
}
export const SchoolDirectory = token<SchoolDirectory>('SchoolDirectory');

export interface NewSchool {
  readonly schoolId: string;
  readonly districtId: string;
  readonly sourceId: string;
  readonly name: string;
  readonly timeZone: string | null;
}
