import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { CurrentActor, Requires } from '#platform/auth/decorators';
import { GetPublishedContentQuery } from '../../queries/content/get-published-content.query.js';
import { ListPublishedContentQuery } from '../../queries/content/list-published-content.query.js';
import { PublishedContentView } from '../../queries/content/published-content.view.js';
import { SearchPublishedContentQuery } from '../../queries/content/search-published-content.query.js';
import {
  ContentLocaleQuery,
  ContentSearchQuery,
  FoundContent,
  PublishedContentListQuery,
  PublishedContentPage,
} from './published-content.dto.js';

/** What a school has published, for its members; what is public, everybody reads under `/sites/…` as well. */
@Controller('schools/:schoolId/published-content')
export class PublishedContentController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @Requires('academy.content.read')
  listPublishedContent(
    @CurrentActor() actor: Actor,
    @Query() filter: PublishedContentListQuery,
  ): Promise<PublishedContentPage> {
    return this.queries.execute(
      new ListPublishedContentQuery(filter, actor),
    ) as Promise<PublishedContentPage>;
  }

  /** By its words, as each language bends them. */
  @Get('search')
  @Requires('academy.content.read')
  async searchPublishedContent(
    @CurrentActor() actor: Actor,
    @Query() search: ContentSearchQuery,
  ): Promise<FoundContent> {
    return { items: await this.queries.execute(new SearchPublishedContentQuery(search, actor)) };
  }

  /** By its part of the address. */
  @Get('by-slug/:contentSlug')
  @Requires('academy.content.read')
  getPublishedContent(
    @CurrentActor() actor: Actor,
    @Param('contentSlug') slug: string,
    @Query() { locale }: ContentLocaleQuery,
  ): Promise<PublishedContentView> {
    return this.queries.execute(new GetPublishedContentQuery(slug, locale ?? null, actor));
  }
}
