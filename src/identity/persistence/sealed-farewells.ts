import type { Farewell, Farewells } from '#domain/identity/erasure/farewells';
import type { Sealing } from '#platform/auth/sealing';
import { prepared } from '#platform/persistence/statement';
import { transaction } from '#platform/persistence/transaction';
import type { JobQueue } from '#platform/queue/job-queue';

const add = prepared('insert into identity.farewells (id, sealed) values ($1, $2)');
const find = prepared('select sealed from identity.farewells where id = $1');
const remove = prepared('delete from identity.farewells where id = $1');

/** Each is a row, and a job that knows the row: the job outlives the mail by days, and the row does not. */
export class SealedFarewells implements Farewells {
  constructor(
    private readonly jobs: JobQueue,
    private readonly sealing: Sealing,
  ) {}

  async promise(farewell: Farewell): Promise<void> {
    const { id } = farewell;
    await transaction().query(add, [id, await this.sealing.seal(JSON.stringify(farewell), id)]);
    await this.jobs.enqueue({ kind: 'identity.say_farewell', payload: { farewellId: id } });
  }

  async find(id: string): Promise<Farewell | null> {
    const [row] = await transaction().query<{ sealed: string }>(find, [id]);
    return row ? (JSON.parse(await this.sealing.open(row.sealed, id)) as Farewell) : null;
  }

  async forget(id: string): Promise<void> {
    await transaction().query(remove, [id]);
  }
}
