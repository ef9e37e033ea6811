/** Resources in an order, for a purpose. */
export class ResourceCollectionView {
  /** @format uuid */
  id!: string;
  title!: string;
  summary!: string | null;
  /** Those that you may see, in their order. */
  resources!: CollectedResourceView[];
  /** Who has made it. @format uuid */
  createdBy!: string | null;
  /** Rises with each change; the ETag. */
  version!: number;
}

/** A resource as a collection names it. */
export class CollectedResourceView {
  /** @format uuid */
  id!: string;
  title!: string;
}

/**
 * Selects a {@link ResourceCollectionView} of each collection `c`; a WHERE may follow.
 * @param seen which resources `r` the reader sees
 */
export const selectCollection = (seen: string) => `
  select c.id, c.title, c.summary, c.created_by as "createdBy", c.version,
    (select coalesce(json_agg(json_build_object('id', r.id, 'title', r.title) order by i.position), '[]')
      from academy.collected_resources i
      join academy.resources r on r.school_id = i.school_id and r.id = i.resource_id
      where i.school_id = c.school_id and i.collection_id = c.id and ${seen}) as resources
  from academy.resource_collections c`;
