import type { NamedModel } from '../../shared/domain/retention';
import type { LocalDate } from '../../shared/kernel/time';
import type { Tick } from '../_runtime/job';
import type { KeepOf, RunPatchOf } from '../_runtime/job-run';
import type { AccountDocument } from '../_store/account-documents';
import type { NightRunDocument } from '../_store/night-documents';
import type { PolicyDocument } from '../_store/policies-documents';

/** What a score needs of an account, and no more: a base is read in pages of a thousand. */
export const scoredFields = ['storeId', 'statistics', 'costs', 'retention', 'revision'] as const;
export type ScoredAccount = Pick<AccountDocument, '_id' | (typeof scoredFields)[number]>;

/** One tick's view of the night. */
export interface Night {
  readonly tick: Tick;
  readonly policies: PolicyDocument;
  /** The night knows what happened up to the end of this day: the one before its business day. */
  readonly asOf: LocalDate;
  readonly businessDay: LocalDate;
}
export interface ScoringNight extends Night {
  readonly model: NamedModel;
}

export type RunPatch = RunPatchOf<NightRunDocument>;
export type KeepProgress = KeepOf<NightRunDocument>;

/** Time a page may take: with less left in the tick, the next tick takes it. */
export const pageTimeMs = 6_000;
