import { FlushMode, MikroORM, type EntitySchema } from '@mikro-orm/postgresql';
import { PostgresDialect, type PostgresPool, type PostgresPoolClient } from 'kysely';
import pg from 'pg';
import { auditSubscriber } from './audit.js';
import { statements } from './statement.js';
import { mappedClasses } from './map-class.js';
import { transaction, type Transaction } from './transaction.js';

/**
 * The ORM as the unit of work uses it: an identity map and a generator of statements. It owns no connection; each
 * statement goes to the connection of the transaction under way, and where there is none it fails, so nothing is ever
 * read or written without a tenant.
 */
export function createOrm(extra: EntitySchema[] = []): MikroORM {
  return new MikroORM({
    dbName: 'lyceum', // for its messages alone: the database may have any name
    ensureDatabase: false,
    entities: [...mappedClasses(), ...extra] as never[],
    driverOptions: new PostgresDialect({ pool: poolOfCurrentTransaction }),
    implicitTransactions: false,
    allowGlobalContext: true,
    forceUtcTimezone: true,
    flushMode: FlushMode.COMMIT,
    subscribers: [auditSubscriber],
    discovery: { warnWhenNoEntities: false },
    debug: false,
  });
}

const clients = new WeakMap<Transaction, PostgresPoolClient>();

const poolOfCurrentTransaction: PostgresPool = {
  connect: async () => {
    const open = transaction();
    const known = clients.get(open) ?? clientOf(open);
    clients.set(open, known);
    return known;
  },
  end: async () => undefined,
  options: {},
};

function clientOf({ client }: Transaction): PostgresPoolClient {
  const query = (text: string, values: readonly unknown[]) => {
    statements.publish({ text });
    return client.query({ text, values: [...values], types: ormTypes });
  };
  return { query, release: () => undefined } as unknown as PostgresPoolClient;
}

const DATE_TIME_OIDS = new Set([1082, 1114, 1184, 1186]);

/** The ORM converts dates and times itself and expects them as PostgreSQL's text. */
const ormTypes: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number): unknown =>
    DATE_TIME_OIDS.has(oid) ? (text: string) => text : pg.types.getTypeParser(oid)) as never,
};
