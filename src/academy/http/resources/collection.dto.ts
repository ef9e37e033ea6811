import { ArrayMaxSize, ArrayUnique, IsArray, IsIn, IsOptional, IsUUID } from 'class-validator';
import { PageQuery } from '#platform/http/page';
import { IsLine, IsText, MayBeLeftOut } from '#platform/http/rules';
import { ResourceCollectionView } from '../../queries/resources/collection.view.js';
import {
  RESOURCE_COLLECTION_SORTS,
  type ResourceCollectionFilter,
} from '../../queries/resources/list-resource-collections.query.js';

export class ResourceCollectionListQuery extends PageQuery implements ResourceCollectionFilter {
  /** By `title` or `id` (as they were made), backwards with a minus. */
  @IsIn(RESOURCE_COLLECTION_SORTS)
  sort: ResourceCollectionFilter['sort'] = 'title';

  /** Only those in which this resource lies. */
  @MayBeLeftOut()
  @IsUUID()
  resourceId?: string;
}

export class CreateResourceCollectionDto {
  @IsLine(200)
  title!: string;

  @IsOptional()
  @IsText(2000)
  summary: string | null = null;
}

/** What is left out stays as it is. */
export class DescribeResourceCollectionDto {
  @MayBeLeftOut()
  @IsLine(200)
  title?: string;

  @IsOptional()
  @IsText(2000)
  summary?: string | null;
}

export class ArrangeResourceCollectionDto {
  /** All that lie in it, in their order. */
  @IsArray()
  @ArrayMaxSize(200)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  resourceIds!: string[];
}

export class ResourceCollectionPage {
  items!: ResourceCollectionView[];
  /** Give it as `after` to get the next page; absent on the last. */
  next?: string;
}
