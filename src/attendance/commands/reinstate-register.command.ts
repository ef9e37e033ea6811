import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  ReinstateRegisterUseCase,
  type ReinstateRegisterInput,
} from '#domain/attendance/use-cases/reinstate-register.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class ReinstateRegisterCommand extends Command<void> {
  constructor(
    readonly input: ReinstateRegisterInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(ReinstateRegisterCommand)
export class ReinstateRegisterHandler implements ICommandHandler<ReinstateRegisterCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: ReinstateRegisterUseCase,
  ) {}

  execute({ input, actor }: ReinstateRegisterCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
