import { Lamp, type LampRepository } from './lamp.js';

export class LightLampUseCase {
  constructor(private readonly deps: { lamps: LampRepository }) {}

  async execute(id: string): Promise<void> {
    (await this.deps.lamps.byId(id)).light();
  }
}

export class HangLampUseCase {
  constructor(private readonly deps: { lamps: LampRepository }) {}

  async execute(id: string): Promise<void> {
    this.deps.lamps.add(new Lamp(id, false));
  }
}

export class TakeDownLampUseCase {
  constructor(private readonly deps: { lamps: LampRepository }) {}

  async execute(id: string): Promise<void> {
    this.deps.lamps.remove(await this.deps.lamps.byId(id));
  }
}
