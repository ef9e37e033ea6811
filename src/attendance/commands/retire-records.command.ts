import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { RecordMonth, Standing } from '#domain/attendance/retention/record-month';
import {
  RetireRecordsUseCase,
  type RetentionProgress,
  type RetireRecordsInput,
} from '#domain/attendance/retention/use-cases/retire-records.use-case';

export class RetireRecordsCommand extends Command<(RecordMonth & { readonly standing: Standing })[]> {
  constructor(
    readonly input: RetireRecordsInput,
    readonly progress: RetentionProgress,
    readonly signal: AbortSignal,
  ) {
    super();
  }
}

/** No unit of work: months belong to the installation, and each step of one is a transaction of its own. */
@CommandHandler(RetireRecordsCommand)
export class RetireRecordsHandler implements ICommandHandler<RetireRecordsCommand> {
  constructor(private readonly useCase: RetireRecordsUseCase) {}

  execute({ input, progress, signal }: RetireRecordsCommand) {
    return this.useCase.execute(input, progress, signal);
  }
}
