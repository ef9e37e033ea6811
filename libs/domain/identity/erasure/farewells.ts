import { token } from '../../kernel/token.js';

/** The last that is said to somebody whose account was erased, at the address that it had. */
export interface Farewell {
  /** Of the erasure. */
  readonly id: string;
  readonly email: string;
  readonly displayName: string;
  readonly locale: string;
  readonly timeZone: string;
}

/** Farewells that have not been said yet: sealed, and gone as soon as they have, or after a day or two in vain. */
export interface Farewells {
  /** Within the unit of work under way: it is said if and only if that commits. */
  promise(farewell: Farewell): Promise<void>;
  /** Null when it was said, or is too late. */
  find(id: string): Promise<Farewell | null>;
  forget(id: string): Promise<void>;
}
export const Farewells = token<Farewells>('Farewells');
