import { SectionNotFound } from '#domain/roster/section.errors';
import { Section } from '#domain/roster/section';
import type { SectionRepository } from '#domain/roster/section.repository';
import { transaction } from '#platform/persistence/transaction';
import './section.mapping.js';

export class MikroSectionRepository implements SectionRepository {
  async byId(id: string): Promise<Section> {
    const section = await transaction().em.findOne(Section, { id });
    if (!section) throw new SectionNotFound();
    return section;
  }

  add(section: Section): void {
    transaction().em.persist(section);
  }
}
