import { createHash } from 'node:crypto';
import { systemActor } from '#domain/kernel/actor';
import { givePassword, PASSWORD, somebody, type TestPerson } from '../../support/two-schools.js';
import { RefreshSessionCommand } from '../../../src/identity/commands/refresh-session.command.js';
import { SignOutCommand } from '../../../src/identity/commands/sign-out.command.js';

import type { Flow } from './explore.js';
import type { Stage } from './stage.js';
import type { Outcome } from './stepped-session.js';

interface Tokens {
  readonly refreshToken: string;
  readonly sessionId: string;
}

interface Row {
  readonly current_hash: string;
  readonly revoked_at: Date | null;
}

/** Somebody who is signed in, and is so again before each run. */
class SignedIn {
  private constructor(
    private readonly stage: Stage,
    private readonly person: TestPerson,
    private readonly tokens: Tokens,
    private readonly first: string,
  ) {}

  static async by(stage: Stage): Promise<SignedIn> {
    const person = await somebody(stage.app, null, {});
    await givePassword(stage.app, person);
    const body = { email: person.email, password: PASSWORD };
    const tokens = (await stage.app.call<Tokens>('POST', '/sessions', { body })).body;
    const sql = 'select current_hash from identity.sessions where id = $1';
    const [row] = await stage.rows<Row>(sql, [tokens.sessionId]);
    return new SignedIn(stage, person, tokens, row!.current_hash);
  }

  async reset(): Promise<void> {
    await this.stage.admin.query(
      `update identity.sessions set current_hash = $2, previous_hash = null, nonce = null, rotated_at = null,
         revoked_at = null, revoked_reason = null where id = $1`,
      [this.tokens.sessionId, this.first],
    );
  }

  refresh(): Promise<unknown> {
    return this.stage.command(new RefreshSessionCommand({ refreshToken: this.tokens.refreshToken }));
  }

  signOut(): Promise<unknown> {
    const actor = systemActor(null, this.person.id);
    return this.stage.command(new SignOutCommand({ sessionId: this.tokens.sessionId }, actor));
  }

  async row(): Promise<Row> {
    const sql = 'select current_hash, revoked_at from identity.sessions where id = $1';
    return (await this.stage.rows<Row>(sql, [this.tokens.sessionId]))[0]!;
  }
}

function successorIn(outcome: Outcome): string[] {
  return outcome.ok ? [(outcome.value as Tokens).refreshToken] : [];
}

/** As the session keeps it. */
function hashOf(refreshToken: string): string {
  return createHash('sha256').update(refreshToken.slice(48)).digest('base64url');
}

function twice(who: SignedIn): Flow {
  return {
    name: 'refresh twice',
    reset: () => who.reset(),
    sessions: [() => who.refresh(), () => who.refresh()],
    async judge(outcomes) {
      const successors = new Set(outcomes.flatMap(successorIn));
      const { current_hash: current, revoked_at: revoked } = await who.row();
      const good = [...successors].filter((token) => hashOf(token) === current);
      return [
        ...(successors.size === 1 ? [] : [`${successors.size} successors of one token`]),
        ...(good.length === successors.size ? [] : ['a successor that was given is good for nothing']),
        ...(revoked === null ? [] : ['an honest client was signed out']),
      ];
    },
  };
}

function orSignOut(who: SignedIn): Flow {
  return {
    name: 'refresh against sign-out',
    reset: () => who.reset(),
    sessions: [() => who.refresh(), () => who.signOut()],
    async judge([, signedOut]) {
      const { revoked_at: revoked } = await who.row();
      return signedOut.ok === (revoked !== null)
        ? []
        : [`signed out: ${signedOut.ok}, revoked ${String(revoked)}`];
    },
  };
}

export async function sessionFlows(stage: Stage): Promise<Flow[]> {
  const who = await SignedIn.by(stage);
  return [twice(who), orSignOut(who)];
}
