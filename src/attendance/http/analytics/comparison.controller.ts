import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { CurrentActor, Requires } from '#platform/auth/decorators';
import { DistrictNotFound } from '#platform/auth/errors';
import { AlsoAs } from '#platform/http/also-as';
import { idOf } from '#platform/http/rules';
import { CompareSchoolsQuery } from '../../queries/compare-schools.query.js';
import { SchoolComparisonView } from '../../queries/school-comparison.view.js';
import { comparisonForms } from './comparison.forms.js';
import { ComparisonDto } from './figures.dto.js';

/** The schools of a district beside each other. */
@Controller('districts/:districtId/attendance-rates')
export class ComparisonController {
  constructor(private readonly queries: QueryBus) {}

  /** The rates of each school of the district, and of all together. */
  @Get()
  @Requires('attendance.analytics.compare')
  @AlsoAs(comparisonForms)
  get(
    @CurrentActor() actor: Actor,
    @Param('districtId', idOf(DistrictNotFound)) districtId: string,
    @Query() span: ComparisonDto,
  ): Promise<SchoolComparisonView> {
    return this.queries.execute(new CompareSchoolsQuery(districtId, span, actor));
  }
}
