import type { SchoolStatus } from '#domain/identity/school.words';

export class SchoolView {
  /** @format uuid */
  id!: string;
  /** @format uuid */
  districtId!: string;
  districtName!: string;
  name!: string;
  /** IANA; decides which date it is in the school. */
  timeZone!: string;
  /** BCP 47. */
  locale!: string;
  status!: SchoolStatus;
  /** Rises with each change; the ETag. */
  version!: number;
}

/** The columns of a {@link SchoolView} over `identity.schools s join identity.districts d`. */
export const schoolColumns = `s.id, s.district_id as "districtId", d.name as "districtName", s.name,
  s.time_zone as "timeZone", s.locale, s.status, s.version`;
