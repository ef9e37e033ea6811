import { AggregateRoot } from '../kernel/aggregate-root.js';
import { newId } from '../kernel/id.js';
import { OrganisationNameRefused } from './school.errors.js';
import { DistrictCreated } from './school.events.js';

/** A group of schools under one administration. */
export class District extends AggregateRoot {
  readonly id!: string;
  readonly version!: number;
  /** The id of the district in the records system that it is imported from. */
  readonly sourceId!: string | null;
  readonly createdAt!: Date;
  readonly name!: string;

  static create(input: { name: string; sourceId?: string | null }, now: Date): District {
    const { sourceId = null } = input;
    const district = Object.assign(new District(), { id: newId(), version: 1, sourceId, createdAt: now });
    district.rename(input.name);
    district.record(new DistrictCreated(district.id, { districtId: district.id }));
    return district;
  }

  rename(name: string): void {
    Object.assign(this, { name: organisationName(name) });
  }
}

/** @throws OrganisationNameRefused */
export function organisationName(text: string): string {
  const name = text.normalize('NFC').replaceAll(/\s+/gu, ' ').trim();
  if (name === '' || [...name].length > 200 || /\p{Cc}/u.test(name)) throw new OrganisationNameRefused();
  return name;
}
