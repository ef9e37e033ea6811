import { token } from '../../kernel/token.js';
import type { Announcement } from './announcement.js';
import type { CoursePost } from './course-post.js';
import type { FoundPlace } from './talk.words.js';

/** Whoever is to be told by mail of an announcement. */
export interface AnnouncementReader {
  readonly learnerId: string;
}

/** What is said in the runs of the school of the unit of work. */
export interface TalkRepository {
  addAnnouncement(announcement: Announcement): void;
  /** For changing it. @throws AnnouncementNotFound also when it is of a course that the person does not teach */
  holdAnnouncement(id: string, ownOnly: boolean): Promise<Announcement>;
  /** Who learns in its run now and has an address; nobody when it was withdrawn. */
  readersOf(announcementId: string): Promise<readonly AnnouncementReader[]>;
  /**
   * The item, to whoever may speak of it: its authors, and who learns there while it is open.
   * @param ownOnly whether the person reaches only the courses that the person teaches
   * @throws CourseItemNotFound
   */
  placeOf(itemId: string, ownOnly: boolean): Promise<FoundPlace>;
  /**
   * For changing it, or answering: nobody else does until the unit of work ends.
   * @param who `members` also take in those who learn in its run
   * @throws PostNotFound
   */
  holdPost(id: string, who: 'members' | 'authors', ownOnly: boolean): Promise<CoursePost>;
  addPost(post: CoursePost): void;
  /** Each person once for each post; answers whether it is the first time. */
  noteReport(postId: string, reason: string, now: Date): Promise<boolean>;
}
export const TalkRepository = token<TalkRepository>('TalkRepository');
