import { LampBroken, LampFlickers } from './lamp.errors.js';

export class Lamp {
  constructor(
    readonly id: string,
    private readonly isBroken: boolean,
  ) {}

  light(): void {
    if (this.isBroken) throw new LampBroken();
    if (this.id === 'old') throw new LampFlickers();
  }
}

export interface LampRepository {
  /** @throws LampNotFound */
  byId(id: string): Promise<Lamp>;
  add(lamp: Lamp): void;
  remove(lamp: Lamp): void;
}
