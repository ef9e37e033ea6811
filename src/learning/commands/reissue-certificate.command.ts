import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  ReissueCertificateUseCase,
  type ReissueCertificateInput,
} from '#domain/learning/use-cases/reissue-certificate.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class ReissueCertificateCommand extends Command<{ id: string }> {
  constructor(
    readonly input: ReissueCertificateInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(ReissueCertificateCommand)
export class ReissueCertificateHandler implements ICommandHandler<ReissueCertificateCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: ReissueCertificateUseCase,
  ) {}

  execute({ input, actor }: ReissueCertificateCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
