import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  EnrolLearnersUseCase,
  type EnrolLearnersInput,
} from '#domain/learning/use-cases/enrol-learners.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class EnrolLearnersCommand extends Command<void> {
  constructor(
    readonly input: EnrolLearnersInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(EnrolLearnersCommand)
export class EnrolLearnersHandler implements ICommandHandler<EnrolLearnersCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: EnrolLearnersUseCase,
  ) {}

  execute({ input, actor }: EnrolLearnersCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
