import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import type { Page } from '#domain/kernel/page';
import type { SectionKind, SectionState } from '#domain/roster/section.words';
import { given, Listing, type ListInput } from '#platform/http/listing';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { beginsWith } from './begins-with.js';
import { isMySection } from './own-reach.js';
import { selectSection, SectionView } from './section.view.js';

export const SECTION_SORTS = ['title', '-title', 'startsOn', '-startsOn'] as const;

type SectionSort = (typeof SECTION_SORTS)[number];

export interface SectionFilter extends ListInput<SectionSort> {
  readonly academicYearId?: string;
  readonly courseId?: string;
  readonly termId?: string;
  readonly teacherId?: string;
  readonly studentId?: string;
  readonly kind?: SectionKind;
  readonly status?: SectionState;
  /** Only those that the reader teaches, attends, or has a child in. */
  readonly mine?: boolean;
  /** The beginning of the title, in any case. */
  readonly q?: string;
}

export class ListSectionsQuery extends Query<Page<SectionView>> {
  constructor(
    readonly filter: SectionFilter,
    readonly actor: Actor,
  ) {
    super();
  }
}

const listing = new Listing<SectionView, SectionSort>(selectSection, {
  title: [
    ['s.title', 'text', 'title'],
    ['s.id', 'uuid', 'id'],
  ],
  startsOn: [
    ['s.starts_on', 'date', 'startsOn'],
    ['s.title', 'text', 'title'],
    ['s.id', 'uuid', 'id'],
  ],
});

const isTaughtBy = `s.id in (select a.section_id from roster.teaching_assignments a where a.teacher_id = ?)`;
const isAttendedBy = `s.id in (select e.section_id from roster.enrolments e where e.student_id = ?)`;

@QueryHandler(ListSectionsQuery)
export class ListSectionsHandler implements IQueryHandler<ListSectionsQuery> {
  constructor(private readonly reader: TenantReader) {}

  execute({ filter, actor }: ListSectionsQuery): Promise<Page<SectionView>> {
    const ownOnly = actor.reach('roster.section.read') === 'own';
    return listing.page(this.reader, actor, filter, [
      given('s.academic_year_id = ?', filter.academicYearId),
      given('s.course_id = ?', filter.courseId),
      given(
        'exists (select from roster.section_terms t where t.section_id = s.id and t.term_id = ?)',
        filter.termId,
      ),
      given(isTaughtBy, filter.teacherId),
      given(isAttendedBy, filter.studentId),
      given('s.kind = ?', filter.kind),
      given('s.status = ?', filter.status),
      given(beginsWith('s.title_lower'), filter.q),
      (ownOnly || filter.mine === true) && [isMySection('s.id')],
    ]);
  }
}
