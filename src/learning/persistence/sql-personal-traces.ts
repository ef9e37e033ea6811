import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { ErasurePart, type PersonToErase } from '#domain/kernel/erasure';
import type { ForgottenPerson } from '#domain/learning/erasure/forgotten-person';
import {
  PersonalTraces,
  type ForgottenAccount,
  type ForgottenAgents,
} from '#domain/learning/erasure/personal-traces';
import { identityOf } from '#domain/learning/xapi/actors';
import { learnerAgent } from '#domain/learning/xapi/own-statements';
import { publicUrl, Settings } from '#platform/config/settings';
import { prepared } from '#platform/persistence/statement';
import { transaction } from '#platform/persistence/transaction';

const forgetAccount = prepared('select learning.forget_account($1::uuid, $2::uuid)');
const forget = prepared('select learning.forget_person($1::uuid, $2::uuid)');
const forgetAgents = prepared(
  'select learning.forget_agents($1::text[], array(select jsonb_array_elements($2::jsonb)), $3, $4::jsonb)',
);

export class SqlPersonalTraces implements PersonalTraces {
  async forgetAccount({ personId, rosterPersonId }: ForgottenAccount): Promise<void> {
    await transaction().query(forgetAccount, [personId, rosterPersonId]);
  }

  async forget(whom: ForgottenPerson): Promise<void> {
    transaction().track(whom);
    await transaction().query(forget, [whom.rosterPersonId, whom.personId]);
  }

  async forgetAgents({ agents, instead }: ForgottenAgents): Promise<void> {
    const values = [
      agents.map(identityOf),
      JSON.stringify(agents),
      identityOf(instead),
      JSON.stringify(instead),
    ];
    await transaction().query(forgetAgents, values);
  }
}

/** Programs may call a learner by the address that the school has, and that is gone when the record is erased. */
@Injectable()
export class AddressedAgents extends ErasurePart {
  constructor(
    @Inject(PersonalTraces) private readonly traces: PersonalTraces,
    @Inject(Settings) private readonly settings: Settings,
  ) {
    super();
  }

  override async forget({ rosterPersonId, addresses }: PersonToErase): Promise<void> {
    const agents = addresses.flatMap((address) => [
      { mbox: `mailto:${address}` },
      { mbox_sha1sum: createHash('sha1').update(`mailto:${address}`).digest('hex') },
    ]);
    if (agents.length === 0) return;
    const instead = learnerAgent(publicUrl(this.settings), rosterPersonId);
    await this.traces.forgetAgents({ agents, instead });
  }
}
