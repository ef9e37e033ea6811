import type pg from 'pg';
import { statements, type Statement } from './statement.js';

/** What units of work that share a transaction ask together, by one statement for all of them. */
export interface Together<Question, Answer> {
  /** Whether it changes anything: a unit of work that fails afterwards takes the others with it. */
  readonly writes: boolean;
  /** @returns an answer to each question, in their order */
  answer(questions: readonly Question[], open: Pipeline): Promise<readonly Answer[]>;
}

interface Round {
  readonly questions: unknown[];
  readonly answers: Promise<readonly unknown[]>;
}

/**
 * One database transaction on one connection, as it is spoken: statements that need not wait for each other's answers
 * share a round trip.
 */
export class Pipeline {
  /** Why the first statement failed that nobody waited for. Complete when the transaction is over. */
  failure?: Error;
  private readonly begun: Promise<unknown>;
  private readonly sent: Promise<unknown>[] = [];
  private readonly followers: (() => void)[] = [];
  private readonly rounds = new Map<object, Round>();

  constructor(
    readonly client: pg.PoolClient,
    begin: string,
  ) {
    // Not awaited: the first statement follows on the wire. A failure shows again at that statement.
    this.begun = client.query(begin);
    this.begun.catch(() => undefined);
  }

  /** Runs a prepared statement; rows have the columns' names. */
  async query<Row extends object>(statement: Statement, values: readonly unknown[] = []): Promise<Row[]> {
    statements.publish(statement);
    const { rows } = await this.client.query<Row>({ ...statement, values: [...values] });
    return rows;
  }

  /**
   * Runs a statement whose answer nobody needs: the commit follows on the wire. When it fails, so does every statement
   * after it and the commit, for a reason that says nothing; {@link failure} says it.
   */
  send(statement: Statement, values: readonly unknown[]): void {
    const sent = this.query(statement, values);
    sent.catch((error: Error) => (this.failure ??= error));
    this.sent.push(sent);
  }

  /** Asks together with whoever else asks the same before the promises at hand are through. */
  together<Question, Answer>(matter: Together<Question, Answer>, question: Question): Promise<Answer> {
    const round = this.rounds.get(matter) ?? this.newRound(matter);
    const place = round.questions.push(question) - 1;
    return round.answers.then((answers) => answers[place] as Answer);
  }

  /** Calls back when this transaction has been committed, and only then. For hints that may be lost. */
  afterCommit(follow: () => void): void {
    this.followers.push(follow);
  }

  async commit(): Promise<void> {
    const [done] = await Promise.all([this.client.query('commit'), this.begun, ...this.sent]);
    // PostgreSQL answers ROLLBACK to the COMMIT of a transaction in which a statement has failed.
    if (done.command !== 'COMMIT') throw new Error('The transaction had failed and was rolled back.');
    for (const follow of this.followers) follow();
  }

  /** Rolls back; tells whether the connection is still fit for use. */
  async rollback(): Promise<boolean> {
    try {
      await this.client.query('rollback');
      return true;
    } catch {
      return false;
    }
  }

  private newRound<Question, Answer>(matter: Together<Question, Answer>): Round {
    const questions: Question[] = [];
    const answers = Promise.resolve().then(() => {
      this.rounds.delete(matter);
      return matter.answer(questions, this);
    });
    const round = { questions, answers };
    this.rounds.set(matter, round);
    return round;
  }
}
