import { token } from '../../kernel/token.js';

/** What stands in the QR code of a ticket: nobody makes one up, and none is kept anywhere. */
export interface TicketCodes {
  codeFor(ticketId: string): Promise<string>;
  /** The ticket that it is the code of. @throws TicketUnknown */
  read(code: string): Promise<string>;
}
export const TicketCodes = token<TicketCodes>('TicketCodes');
