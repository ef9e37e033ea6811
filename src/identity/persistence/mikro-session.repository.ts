import { SessionNotFound } from '#domain/identity/session.errors';
import { Session } from '#domain/identity/session';
import type { SessionRepository } from '#domain/identity/session.repository';
import { prepared } from '#platform/persistence/statement';
import { transaction } from '#platform/persistence/transaction';
import './account.mapping.js';

const hold = prepared('select id from identity.sessions where family_hash = $1 for update');

const earlierDevices = prepared(`
  select distinct device_label as label from identity.sessions where person_id = $1 and created_at < $2`);

export class MikroSessionRepository implements SessionRepository {
  add(session: Session): void {
    transaction().em.persist(session);
  }

  /** Of two refreshes at once the second waits here, then finds the token that the first one has exchanged. */
  async findByFamily(familyHash: string): Promise<Session | null> {
    const [held] = await transaction().query<{ id: string }>(hold, [familyHash]);
    return held ? transaction().em.findOne(Session, { id: held.id }) : null;
  }

  async byId(sessionId: string, personId: string): Promise<Session> {
    const session = await transaction().em.findOne(Session, { id: sessionId, personId });
    if (!session) throw new SessionNotFound();
    return session;
  }

  async devicesBefore({ personId, createdAt }: Session): Promise<string[]> {
    const rows = await transaction().query<{ label: string }>(earlierDevices, [personId, createdAt]);
    return rows.map(({ label }) => label);
  }

  findUnrevoked(personId: string): Promise<Session[]> {
    return transaction().em.find(Session, { personId, revokedReason: null });
  }
}
