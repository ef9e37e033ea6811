import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { ReportPostUseCase, type ReportPostInput } from '#domain/learning/use-cases/report-post.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class ReportPostCommand extends Command<void> {
  constructor(
    readonly input: ReportPostInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(ReportPostCommand)
export class ReportPostHandler implements ICommandHandler<ReportPostCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: ReportPostUseCase,
  ) {}

  execute({ input, actor }: ReportPostCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
