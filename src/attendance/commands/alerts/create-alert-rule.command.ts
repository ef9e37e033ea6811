import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import type { AlertRuleDetails } from '#domain/attendance/alerts/alert.words';
import { CreateAlertRuleUseCase } from '#domain/attendance/alerts/use-cases/create-alert-rule.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class CreateAlertRuleCommand extends Command<{ id: string }> {
  constructor(
    readonly input: AlertRuleDetails,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(CreateAlertRuleCommand)
export class CreateAlertRuleHandler implements ICommandHandler<CreateAlertRuleCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: CreateAlertRuleUseCase,
  ) {}

  execute({ input, actor }: CreateAlertRuleCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
