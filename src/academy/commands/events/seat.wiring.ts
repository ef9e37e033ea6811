import { CalendarFeedRepository } from '#domain/academy/events/calendar-feed.repository';
import { Members } from '#domain/academy/events/members';
import { Registrar } from '#domain/academy/events/registrar';
import { SeatAlarm } from '#domain/academy/events/seat-alarm';
import { SeatRepository } from '#domain/academy/events/seat.repository';
import { TicketCodes } from '#domain/academy/events/ticket-codes';
import { TicketRepository } from '#domain/academy/events/ticket.repository';
import { Usher } from '#domain/academy/events/usher';
import { Clock } from '#domain/kernel/clock';
import { OpenCalendarFeedUseCase } from '#domain/academy/events/use-cases/open-calendar-feed.use-case';
import { ReleaseSeatsUseCase } from '#domain/academy/events/use-cases/release-seats.use-case';
import { RegisterUseCase } from '#domain/academy/events/use-cases/register.use-case';
import { RegisterOtherUseCase } from '#domain/academy/events/use-cases/register-other.use-case';
import { CloseCalendarFeedUseCase } from '#domain/academy/events/use-cases/close-calendar-feed.use-case';
import { ConfirmRegistrationUseCase } from '#domain/academy/events/use-cases/confirm-registration.use-case';
import { DecideRegistrationUseCase } from '#domain/academy/events/use-cases/decide-registration.use-case';
import { CancelRegistrationUseCase } from '#domain/academy/events/use-cases/cancel-registration.use-case';
import { JoinWaitlistUseCase } from '#domain/academy/events/use-cases/join-waitlist.use-case';
import { AnswerOfferUseCase } from '#domain/academy/events/use-cases/answer-offer.use-case';
import { LeaveWaitlistUseCase } from '#domain/academy/events/use-cases/leave-waitlist.use-case';
import { SettleQuotaUseCase } from '#domain/academy/events/use-cases/settle-quota.use-case';
import { ScanTicketUseCase } from '#domain/academy/events/use-cases/scan-ticket.use-case';
import { useCase } from '#platform/wiring/use-case';
import { OpenCalendarFeedHandler } from './open-calendar-feed.command.js';
import { ReleaseSeatsHandler } from './release-seats.command.js';
import { RegisterHandler } from './register.command.js';
import { RegisterOtherHandler } from './register-other.command.js';
import { CloseCalendarFeedHandler } from './close-calendar-feed.command.js';
import { ConfirmRegistrationHandler } from './confirm-registration.command.js';
import { DecideRegistrationHandler } from './decide-registration.command.js';
import { CancelRegistrationHandler } from './cancel-registration.command.js';
import { JoinWaitlistHandler } from './join-waitlist.command.js';
import { AnswerOfferHandler } from './answer-offer.command.js';
import { LeaveWaitlistHandler } from './leave-waitlist.command.js';
import { SettleQuotaHandler } from './settle-quota.command.js';
import { ScanTicketHandler } from './scan-ticket.command.js';

const seats = SeatRepository;
const alarm = SeatAlarm;
const ofSeats = { seats, usher: Usher, clock: Clock };
const toRegister = { ...ofSeats, registrar: Registrar };

/** The commands about who has a seat, waits for one, shows a ticket or subscribes to a calendar, each with its use case. */
export const seatCommands = [
  useCase(Usher, { seats, alarm }),
  useCase(Registrar, { seats, alarm }),
  RegisterHandler,
  useCase(RegisterUseCase, toRegister),
  RegisterOtherHandler,
  useCase(RegisterOtherUseCase, { ...toRegister, members: Members }),
  ConfirmRegistrationHandler,
  useCase(ConfirmRegistrationUseCase, { seats, registrar: Registrar, clock: Clock }),
  DecideRegistrationHandler,
  useCase(DecideRegistrationUseCase, toRegister),
  CancelRegistrationHandler,
  useCase(CancelRegistrationUseCase, ofSeats),
  JoinWaitlistHandler,
  useCase(JoinWaitlistUseCase, ofSeats),
  AnswerOfferHandler,
  useCase(AnswerOfferUseCase, toRegister),
  LeaveWaitlistHandler,
  useCase(LeaveWaitlistUseCase, ofSeats),
  SettleQuotaHandler,
  useCase(SettleQuotaUseCase, { ...ofSeats, alarm }),
  ScanTicketHandler,
  useCase(ScanTicketUseCase, { tickets: TicketRepository, codes: TicketCodes, clock: Clock }),
  ReleaseSeatsHandler,
  useCase(ReleaseSeatsUseCase, { ...ofSeats, feeds: CalendarFeedRepository }),
  OpenCalendarFeedHandler,
  useCase(OpenCalendarFeedUseCase, { feeds: CalendarFeedRepository, clock: Clock }),
  CloseCalendarFeedHandler,
  useCase(CloseCalendarFeedUseCase, { feeds: CalendarFeedRepository }),
];
