import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  ChangeAdmissionUseCase,
  type ChangeAdmissionInput,
} from '#domain/learning/use-cases/change-admission.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class ChangeAdmissionCommand extends Command<void> {
  constructor(
    readonly input: ChangeAdmissionInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(ChangeAdmissionCommand)
export class ChangeAdmissionHandler implements ICommandHandler<ChangeAdmissionCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: ChangeAdmissionUseCase,
  ) {}

  execute({ input, actor }: ChangeAdmissionCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
