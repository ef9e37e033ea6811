import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  ForgetPersonUseCase,
  type ForgetPersonInput,
} from '#domain/learning/use-cases/forget-person.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class ForgetLearnerCommand extends Command<void> {
  constructor(
    readonly input: ForgetPersonInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(ForgetLearnerCommand)
export class ForgetLearnerHandler implements ICommandHandler<ForgetLearnerCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: ForgetPersonUseCase,
  ) {}

  execute({ input, actor }: ForgetLearnerCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input));
  }
}
