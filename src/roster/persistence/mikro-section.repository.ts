import { Section } from '#domain/roster/section';
import { SectionNotFound } from '#domain/roster/section.errors';
import type { SectionRepository } from '#domain/roster/section.repository';
import { TermNotFound } from '#domain/roster/term.errors';
import { noteChange } from '#platform/persistence/audit';
import { constraintMeans } from '#platform/persistence/constraints';
import { prepared } from '#platform/persistence/statement';
import { transaction } from '#platform/persistence/transaction';
import { held, holdRow } from './hold.js';
import './section.mapping.js';

const hold = holdRow('roster.sections');

/** The section's version rises, because its terms are part of what is shown of it. Answers the former terms. */
const replaceTerms = prepared(`
  with former as (
    select term_id from roster.section_terms where section_id = $1
  ), left_out as (
    delete from roster.section_terms where section_id = $1 and term_id <> all ($2::uuid[])
  ), taken as (
    insert into roster.section_terms (school_id, section_id, term_id)
    select platform.current_school(), $1, id from unnest($2::uuid[]) as id
    on conflict do nothing
  ), touched as (
    update roster.sections set version = version + 1 where id = $1
  )
  select coalesce(array_agg(term_id order by term_id), '{}') as former from former`);

export class MikroSectionRepository implements SectionRepository {
  async hold(id: string): Promise<Section> {
    const section = await held(hold, id, () => transaction().em.findOne(Section, { id }));
    if (!section) throw new SectionNotFound();
    return section;
  }

  async placeInTerms(section: Section, termIds: readonly string[]): Promise<void> {
    const [row] = await transaction().query<{ former: string[] }>(replaceTerms, [section.id, termIds]);
    noteChange({
      action: 'update',
      subject_type: 'Section',
      subject_id: section.id,
      before: { termIds: row!.former },
      after: { termIds },
    });
  }

  add(section: Section): void {
    transaction().em.persist(section);
  }
}

constraintMeans('section_terms_school_id_term_id_fkey', () => new TermNotFound());
