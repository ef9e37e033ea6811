import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  KeepCertificateUseCase,
  type KeepCertificateInput,
} from '#domain/learning/use-cases/keep-certificate.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class KeepCertificateCommand extends Command<void> {
  constructor(
    readonly input: KeepCertificateInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(KeepCertificateCommand)
export class KeepCertificateHandler implements ICommandHandler<KeepCertificateCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: KeepCertificateUseCase,
  ) {}

  execute({ input, actor }: KeepCertificateCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
