import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  LeaveWaitlistUseCase,
  type LeaveWaitlistInput,
} from '#domain/academy/events/use-cases/leave-waitlist.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class LeaveWaitlistCommand extends Command<void> {
  constructor(
    readonly input: LeaveWaitlistInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(LeaveWaitlistCommand)
export class LeaveWaitlistHandler implements ICommandHandler<LeaveWaitlistCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: LeaveWaitlistUseCase,
  ) {}

  execute({ input, actor }: LeaveWaitlistCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
