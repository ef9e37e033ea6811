/** The captions of a video in a language. */
export class CaptionView {
  /** BCP 47. */
  language!: string;
  /** As players offer them. */
  label!: string;
}

/** Those of a video `v`, as JSON, in the order of their languages. */
export const captionsJson = `(
  select coalesce(json_agg(json_build_object('language', t.language, 'label', t.label) order by t.language), '[]')
  from learning.captions t where t.school_id = v.school_id and t.video_id = v.id)`;
