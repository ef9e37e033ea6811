import { timingSafeEqual } from 'node:crypto';
import type { TicketCodes } from '#domain/academy/events/ticket-codes';
import { TicketUnknown } from '#domain/academy/events/ticket.errors';
import type { KeyedTokens } from '#platform/auth/keyed-tokens';

const PURPOSE = 'ticket';
const CODE = /^([\w-]{22})\.([\w-]{43})$/;

/** The id of the ticket in 16 bytes, as base64url, and a signature over it: 66 characters. */
export class KeyedTicketCodes implements TicketCodes {
  constructor(private readonly keys: KeyedTokens) {}

  async codeFor(ticketId: string): Promise<string> {
    const packed = Buffer.from(ticketId.replaceAll('-', ''), 'hex').toString('base64url');
    return `${packed}.${await this.keys.tokenFor(PURPOSE, packed)}`;
  }

  async read(code: string): Promise<string> {
    const [, packed, signature] = CODE.exec(code) ?? [];
    if (packed === undefined || signature === undefined) throw new TicketUnknown();
    const wanted = Buffer.from(await this.keys.tokenFor(PURPOSE, packed));
    if (!timingSafeEqual(wanted, Buffer.from(signature))) throw new TicketUnknown();
    const hex = Buffer.from(packed, 'base64url').toString('hex');
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  }
}
