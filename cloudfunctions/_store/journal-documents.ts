import type { FileId } from '../../shared/kernel/ids';
import type { Instant, LocalDate } from '../../shared/kernel/time';

/** An article for members. */
export interface ArticleDocument {
  readonly _id: string;
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly photos: readonly FileId[];
  /** The day from which members read it. */
  readonly publishedOn: LocalDate;
  readonly isPublished: boolean;
  readonly changedAt: Instant;
}
