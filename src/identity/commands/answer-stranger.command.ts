import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { systemActor } from '#domain/kernel/actor';
import { StrangerRequests, type StrangerRequest } from '#domain/identity/stranger-requests';
import { AnswerStrangerUseCase } from '#domain/identity/use-cases/answer-stranger.use-case';
import { FindAccountUseCase } from '#domain/identity/use-cases/find-account.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

/** Carries out a request that was left; sealed, as it was kept. */
export class AnswerStrangerCommand extends Command<void> {
  constructor(readonly sealed: string) {
    super();
  }
}

@CommandHandler(AnswerStrangerCommand)
export class AnswerStrangerHandler implements ICommandHandler<AnswerStrangerCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    @Inject(StrangerRequests) private readonly requests: StrangerRequests,
    private readonly findAccount: FindAccountUseCase,
    private readonly useCase: AnswerStrangerUseCase,
  ) {}

  execute({ sealed }: AnswerStrangerCommand) {
    return this.requests.open(sealed).then((request) => this.answer(request));
  }

  private async answer(request: StrangerRequest): Promise<void> {
    const personId = await this.findAccount.execute(request);
    await this.unitOfWork.run(systemActor(null, personId), () => this.useCase.execute({ request, personId }));
  }
}
