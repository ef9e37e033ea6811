import { Clock } from '#domain/kernel/clock';
import { PresenceRepository } from '#domain/learning/presence/presence.repository';
import { AttendLiveUseCase } from '#domain/learning/use-cases/attend-live.use-case';
import { useCase } from '#platform/wiring/use-case';
import { AttendLiveHandler } from './attend-live.command.js';

/** The commands about live sessions, each with its use case. */
export const liveCommands = [
  AttendLiveHandler,
  useCase(AttendLiveUseCase, { presences: PresenceRepository, clock: Clock }),
];
