import { PersonNotFound } from '#domain/identity/account.errors';
import { Person } from '#domain/identity/person';
import type { PersonRepository } from '#domain/identity/person.repository';
import { transaction } from '#platform/persistence/transaction';
import './account.mapping.js';

export class MikroPersonRepository implements PersonRepository {
  add(person: Person): void {
    transaction().em.persist(person);
  }

  async byId(personId: string): Promise<Person> {
    const person = await this.find(personId);
    if (!person) throw new PersonNotFound();
    return person;
  }

  findByEmail(email: string): Promise<Person | null> {
    return transaction().em.findOne(Person, { email });
  }

  find(personId: string): Promise<Person | null> {
    return transaction().em.findOne(Person, { id: personId });
  }
}
