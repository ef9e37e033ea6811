import { SummaryRepository } from '#domain/attendance/analytics/summary.repository';
import { SqlSummaryRepository } from './sql-summary.repository.js';

export const analyticsRepositories = [{ provide: SummaryRepository, useClass: SqlSummaryRepository }];
