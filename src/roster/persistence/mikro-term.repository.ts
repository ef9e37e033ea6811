import { Term } from '#domain/roster/term';
import { TermNotFound } from '#domain/roster/term.errors';
import type { TermRepository } from '#domain/roster/term.repository';
import { transaction } from '#platform/persistence/transaction';
import './term.mapping.js';

export class MikroTermRepository implements TermRepository {
  async byId(id: string): Promise<Term> {
    const term = await transaction().em.findOne(Term, { id });
    if (!term) throw new TermNotFound();
    return term;
  }

  ofYear(academicYearId: string): Promise<Term[]> {
    return transaction().em.find(Term, { academicYearId });
  }

  add(term: Term): void {
    transaction().em.persist(term);
  }

  remove(term: Term): void {
    transaction().em.remove(term);
  }
}
