import { EventRepository } from '#domain/academy/events/event.repository';
import { Members } from '#domain/academy/events/members';
import { OccurrenceRepository } from '#domain/academy/events/occurrence.repository';
import { SeatRepository } from '#domain/academy/events/seat.repository';
import { Usher } from '#domain/academy/events/usher';
import { Clock } from '#domain/kernel/clock';
import { CreateEventUseCase } from '#domain/academy/events/use-cases/create-event.use-case';
import { ChangeEventUseCase } from '#domain/academy/events/use-cases/change-event.use-case';
import { SetEventStateUseCase } from '#domain/academy/events/use-cases/set-event-state.use-case';
import { EntrustEventUseCase } from '#domain/academy/events/use-cases/entrust-event.use-case';
import { PlanOccurrenceUseCase } from '#domain/academy/events/use-cases/plan-occurrence.use-case';
import { ChangeOccurrenceUseCase } from '#domain/academy/events/use-cases/change-occurrence.use-case';
import { CancelOccurrenceUseCase } from '#domain/academy/events/use-cases/cancel-occurrence.use-case';
import { AddQuotaUseCase } from '#domain/academy/events/use-cases/add-quota.use-case';
import { ChangeQuotaUseCase } from '#domain/academy/events/use-cases/change-quota.use-case';
import { useCase } from '#platform/wiring/use-case';
import { CreateEventHandler } from './create-event.command.js';
import { ChangeEventHandler } from './change-event.command.js';
import { SetEventStateHandler } from './set-event-state.command.js';
import { EntrustEventHandler } from './entrust-event.command.js';
import { PlanOccurrenceHandler } from './plan-occurrence.command.js';
import { ChangeOccurrenceHandler } from './change-occurrence.command.js';
import { CancelOccurrenceHandler } from './cancel-occurrence.command.js';
import { AddQuotaHandler } from './add-quota.command.js';
import { ChangeQuotaHandler } from './change-quota.command.js';

const occurrences = OccurrenceRepository;
const ofEvents = { events: EventRepository, clock: Clock };
const ofSeats = { seats: SeatRepository, usher: Usher, clock: Clock };

/** The commands about events and when they take place, each with its use case. */
export const eventCommands = [
  CreateEventHandler,
  useCase(CreateEventUseCase, ofEvents),
  ChangeEventHandler,
  useCase(ChangeEventUseCase, ofEvents),
  SetEventStateHandler,
  useCase(SetEventStateUseCase, ofEvents),
  EntrustEventHandler,
  useCase(EntrustEventUseCase, { ...ofEvents, members: Members }),
  PlanOccurrenceHandler,
  useCase(PlanOccurrenceUseCase, { ...ofEvents, occurrences }),
  ChangeOccurrenceHandler,
  useCase(ChangeOccurrenceUseCase, { ...ofEvents, occurrences, usher: Usher }),
  CancelOccurrenceHandler,
  useCase(CancelOccurrenceUseCase, { occurrences, clock: Clock }),
  AddQuotaHandler,
  useCase(AddQuotaUseCase, { occurrences }),
  ChangeQuotaHandler,
  useCase(ChangeQuotaUseCase, ofSeats),
];
