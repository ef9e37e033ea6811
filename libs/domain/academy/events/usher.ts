import type { Actor } from '../../kernel/actor.js';
import type { SeatAlarm } from './seat-alarm.js';
import type { SeatRepository, Seats } from './seat.repository.js';

/** Gives seats that are free to those who wait (C3). Whoever frees a seat asks for it in the same unit of work. */
export class Usher {
  constructor(private readonly deps: { seats: SeatRepository; alarm: SeatAlarm }) {}

  /** Takes back what nobody has taken in time, offers what is free to those whose turn it is, and tells how many seats are left. */
  async settle(held: Seats, by: Actor, now: Date): Promise<void> {
    const { seats } = this.deps;
    const { quota } = held;
    for (const registration of await seats.overdueHolds(quota.id, now)) registration.expire(by, now);
    for (const entry of await seats.overdueOffers(quota.id, now)) entry.end('expired', by, now);
    await seats.count(quota);
    if (await this.offer(held, by, now)) await seats.count(quota);
    quota.tellSeats();
  }

  /** Each free seat to one who waits. Returns whether there was anybody. */
  private async offer({ event, occurrence, quota }: Seats, by: Actor, now: Date): Promise<boolean> {
    if (quota.left() <= 0 || !occurrence.isAhead(event, now)) return false;
    const next = await this.deps.seats.nextInTurn(quota.id, quota.left());
    if (next.length === 0) return false;
    const dueAt = occurrence.offeredUntil(now);
    for (const entry of next) entry.offer(dueAt, by, now);
    await this.deps.alarm.set({ quotaId: quota.id, dueAt });
    return true;
  }
}
