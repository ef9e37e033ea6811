import { token } from '../kernel/token.js';

export interface Administrator {
  readonly personId: string;
  readonly email: string;
  readonly displayName: string;
  readonly locale: string;
  readonly timeZone: string;
}

/** Those who look after the platform today. */
export interface AdministratorDirectory {
  findAll(): Promise<Administrator[]>;
}
export const AdministratorDirectory = token<AdministratorDirectory>('AdministratorDirectory');
