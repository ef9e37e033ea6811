import type { TicketCodes } from '#domain/academy/events/ticket-codes';
import { TicketUnknown } from '#domain/academy/events/ticket.errors';
import type { SignedIds } from './signed-ids.js';

export class KeyedTicketCodes implements TicketCodes {
  constructor(private readonly ids: SignedIds) {}

  codeFor(ticketId: string): Promise<string> {
    return this.ids.codeFor(ticketId);
  }

  async read(code: string): Promise<string> {
    const id = await this.ids.read(code);
    if (id === null) throw new TicketUnknown();
    return id;
  }
}
