import { hash, verify, type Options } from '@node-rs/argon2';
import { DomainError } from '#domain/kernel/domain-error';

/** OWASP's cheat sheet of 2026: argon2id (the library's default) with 46 MiB, one pass, one lane. */
const STRENGTH: Options = { memoryCost: 47_104, timeCost: 1, parallelism: 1 };

/** How many may wait for their turn: a queue of a few seconds. */
const QUEUE = 100;

export class TooManyPasswords extends DomainError {
  readonly kind = 'unavailable';
  readonly code = 'platform.too_many_passwords';
  constructor() {
    super('Too many passwords are being checked at once. Try again in a few seconds.');
  }
}

/**
 * Hashes and verifies passwords with argon2id. At most `turns` at a time: each takes 46 MiB and a thread of the pool
 * that files and names need as well.
 */
export class Argon2Passwords {
  private busy = 0;
  private readonly waiting: (() => void)[] = [];
  private decoy?: Promise<string>;

  constructor(
    private readonly turns = 2,
    private readonly strength: Options = STRENGTH,
  ) {}

  /** The PHC string. @throws TooManyPasswords */
  hash(password: string): Promise<string> {
    return this.inTurn(() => hash(password, this.strength));
  }

  /** Works as hard for no hash at all, and answers false. @throws TooManyPasswords */
  async verify(password: string, known: string | null): Promise<boolean> {
    this.decoy ??= this.hash('nobody');
    const decoy = await this.decoy;
    const right = await this.inTurn(() => verify(known ?? decoy, password));
    return right && known !== null;
  }

  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.busy < this.turns) this.busy += 1;
    else if (this.waiting.length >= QUEUE) throw new TooManyPasswords();
    else await new Promise<void>((begin) => this.waiting.push(begin));
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.busy -= 1;
    }
  }
}
