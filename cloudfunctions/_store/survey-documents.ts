import type { Answers, Survey, SurveyCounts } from '../../shared/domain/survey';
import type { MemberId, StoreId } from '../../shared/kernel/ids';
import type { Instant } from '../../shared/kernel/time';

export interface SurveyDocument extends Omit<Survey, 'id'> {
  readonly _id: string;
  /** A draft is seen by head office alone; what was published is changed no more. */
  readonly isPublished: boolean;
  readonly changedAt: Instant;
}

/** What one member answered; `_id` is `sa_<surveyId>~<memberId>`, so that he answers once. */
export interface SurveyAnswerDocument {
  readonly _id: string;
  readonly surveyId: string;
  readonly memberId: MemberId;
  readonly storeId: StoreId;
  readonly answers: Answers;
  /** How content he is by it, 1 to 5; null where nothing was marked. */
  readonly contentment: number | null;
  /** Whether he wrote words to some question. */
  readonly hasWords: boolean;
  readonly answeredAt: Instant;
  readonly changedAt: Instant;
}
export const surveyAnswerId = (surveyId: string, memberId: string): string => `sa_${surveyId}~${memberId}`;

/** Counts of a survey in several parts, `_id` is `<surveyId>~<part>`: a popular poll would otherwise queue behind one document. */
export interface SurveyCountDocument {
  readonly _id: string;
  readonly counts: SurveyCounts;
}
const countParts = 8;
export const surveyCountIds = (surveyId: string): readonly string[] => Array.from({ length: countParts }, (_, part) => `${surveyId}~${part}`);
/** The part a member is counted in, always the same: changing an answer takes the old one from where it is. */
export const surveyCountIdOf = (surveyId: string, memberId: string): string => `${surveyId}~${[...memberId].reduce((sum, sign) => sum + sign.charCodeAt(0), 0) % countParts}`;

/** What a member would like. `_id` from the member and the command. */
export interface SuggestionDocument {
  readonly _id: string;
  readonly memberId: MemberId;
  readonly storeId: StoreId;
  readonly words: string;
  readonly at: Instant;
  readonly state: 'waiting' | 'answered';
  readonly isPublic: boolean;
  readonly reply?: { readonly words: string; readonly at: Instant; readonly byName: string };
}
