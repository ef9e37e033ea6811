import { Lamp, type LampRepository } from '../../../libs/domain/lamps/lamp.js';
import { LampNotFound } from '../../../libs/domain/lamps/lamp.errors.js';
import './lamp.mapping.js';

export class MemoryLampRepository implements LampRepository {
  private readonly lamps = new Map<string, Lamp>();

  async byId(id: string): Promise<Lamp> {
    const lamp = this.lamps.get(id);
    if (!lamp) throw new LampNotFound();
    return lamp;
  }

  add(lamp: Lamp): void {
    this.lamps.set(lamp.id, lamp);
  }

  remove(lamp: Lamp): void {
    this.lamps.delete(lamp.id);
  }
}
