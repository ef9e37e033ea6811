import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  CloseCheckInUseCase,
  type CloseCheckInInput,
} from '#domain/attendance/use-cases/close-check-in.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class CloseCheckInCommand extends Command<void> {
  constructor(
    readonly input: CloseCheckInInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(CloseCheckInCommand)
export class CloseCheckInHandler implements ICommandHandler<CloseCheckInCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: CloseCheckInUseCase,
  ) {}

  execute({ input, actor }: CloseCheckInCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
