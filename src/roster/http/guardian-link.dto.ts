import { IsIn, IsUUID } from 'class-validator';
import { PageQuery } from '#platform/http/page';
import { IsLine, MayBeLeftOut } from '#platform/http/rules';
import { GuardianLinkView } from '../queries/guardian-link.view.js';
import { GUARDIAN_LINK_SORTS, type GuardianLinkFilter } from '../queries/list-guardian-links.query.js';

export class GuardianLinkListQuery extends PageQuery implements GuardianLinkFilter {
  /** By `id`, backwards with a minus: in the order in which they were made. */
  @IsIn(GUARDIAN_LINK_SORTS)
  sort: GuardianLinkFilter['sort'] = 'id';

  @MayBeLeftOut()
  @IsUUID()
  guardianId?: string;

  @MayBeLeftOut()
  @IsUUID()
  studentId?: string;
}

export class LinkGuardianDto {
  @IsUUID()
  guardianId!: string;

  @IsUUID()
  studentId!: string;

  /** The school's own word: mother, father, carer. */
  @IsLine(50)
  relation!: string;
}

export class ChangeGuardianLinkDto {
  @IsLine(50)
  relation!: string;
}

export class GuardianLinkPage {
  items!: GuardianLinkView[];
  /** Give it as `after` to get the next page; absent on the last. */
  next?: string;
}
