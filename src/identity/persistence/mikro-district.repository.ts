import { District } from '#domain/identity/district';
import type { DistrictRepository } from '#domain/identity/district.repository';
import { DistrictNotFound } from '#domain/identity/school.errors';
import { transaction } from '#platform/persistence/transaction';
import './school.mapping.js';

export class MikroDistrictRepository implements DistrictRepository {
  add(district: District): void {
    transaction().em.persist(district);
  }

  async byId(districtId: string): Promise<District> {
    const district = await transaction().em.findOne(District, { id: districtId });
    if (!district) throw new DistrictNotFound();
    return district;
  }

  findBySource(sourceId: string): Promise<District | null> {
    return transaction().em.findOne(District, { sourceId });
  }
}
