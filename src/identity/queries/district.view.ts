export class DistrictView {
  /** @format uuid */
  id!: string;
  name!: string;
  /** How many of its schools you may see. */
  schools!: number;
  /** Rises with each change; the ETag. */
  version!: number;
}

/** The columns of a {@link DistrictView} over `identity.districts d`. */
export const districtColumns = `d.id, d.name, d.version,
  (select count(*)::int from identity.schools s where s.district_id = d.id) as schools`;
