import { fen, points } from '../../../../shared/kernel/units';
import type { CouponTemplateId, StaffId } from '../../../../shared/kernel/ids';
import type { Input } from '../../api';
import { amountOf } from '../../ui/amount-pad';

export type StepTaken = Input<'staff', 'complaints', 'take'>['steps'][number];
export type StepId = StepTaken['step'] | 'result';
type Of<Step extends StepTaken['step']> = Extract<StepTaken, { step: Step }>;

/** The eight steps in their order. */
export const stepIds = ['listen', 'talk', 'apologise', 'analyse', 'explain', 'resolve', 'compensate', 'result'] as const satisfies readonly StepId[];

/** What has been typed so far for any of the steps. */
export interface StepDraft {
  readonly summary: string;
  readonly mood: Of<'listen'>['mood'] | undefined;
  readonly channel: Of<'talk'>['channel'];
  readonly talk: string;
  readonly apology: string;
  readonly repeatConfirmed: boolean;
  readonly cause: Of<'analyse'>['cause'] | undefined;
  readonly aboutStaffId: StaffId | undefined;
  readonly restatement: string;
  readonly analysed: Of<'analyse'>['agreed'];
  readonly explanation: string;
  readonly proposal: string;
  readonly resolved: Of<'resolve'>['agreed'];
  readonly give: Of<'compensate'>['compensation']['kind'];
  readonly points: string;
  readonly templateId: CouponTemplateId | undefined;
  readonly giftName: string;
  readonly giftYuan: string;
  readonly refundId: string | undefined;
  readonly reason: string;
}

export const emptyDraft: StepDraft = {
  summary: '', mood: undefined, channel: 'phone', talk: '', apology: '', repeatConfirmed: false, cause: undefined, aboutStaffId: undefined, restatement: '', analysed: 'ask',
  explanation: '', proposal: '', resolved: 'ask', give: 'none', points: '', templateId: undefined, giftName: '', giftYuan: '', refundId: undefined, reason: '',
};

/** The field that is not filled in yet, by its name in the text `steps`. */
export type MissingField = 'summary' | 'mood' | 'talk' | 'apology' | 'cause' | 'restatement' | 'explanation' | 'proposal' | 'points' | 'coupon' | 'gift' | 'giftWorth' | 'refund' | 'reason';

const long = (words: string, least = 5): boolean => [...words.trim()].length >= least;

/** A step from what was typed, or what is missing. @example stepFrom('apologise', emptyDraft) //=> { missing: 'apology' } */
export function stepFrom(step: StepTaken['step'], draft: StepDraft): { readonly made: StepTaken } | { readonly missing: MissingField } {
  switch (step) {
    case 'listen':
      if (!long(draft.summary)) return { missing: 'summary' };
      return draft.mood === undefined ? { missing: 'mood' } : { made: { step, summary: draft.summary.trim(), mood: draft.mood } };
    case 'talk':
      return long(draft.talk) ? { made: { step, channel: draft.channel, words: draft.talk.trim() } } : { missing: 'talk' };
    case 'apologise':
      return long(draft.apology) ? { made: { step, words: draft.apology.trim(), repeatConfirmed: draft.repeatConfirmed } } : { missing: 'apology' };
    case 'analyse':
      if (draft.cause === undefined) return { missing: 'cause' };
      return long(draft.restatement)
        ? { made: { step, cause: draft.cause, aboutStaffId: draft.aboutStaffId ?? null, restatement: draft.restatement.trim(), agreed: draft.analysed } }
        : { missing: 'restatement' };
    case 'explain':
      return long(draft.explanation) ? { made: { step, words: draft.explanation.trim() } } : { missing: 'explanation' };
    case 'resolve':
      return long(draft.proposal) ? { made: { step, proposal: draft.proposal.trim(), agreed: draft.resolved } } : { missing: 'proposal' };
    case 'compensate':
      return compensationFrom(draft);
  }
}

function compensationFrom(draft: StepDraft): { readonly made: StepTaken } | { readonly missing: MissingField } {
  if (!long(draft.reason, 4)) return { missing: 'reason' };
  const reason = draft.reason.trim();
  const made = (compensation: Of<'compensate'>['compensation']) => ({ made: { step: 'compensate' as const, compensation } });
  switch (draft.give) {
    case 'none':
      return made({ kind: 'none', reason });
    case 'points': {
      const count = Number(draft.points);
      return Number.isSafeInteger(count) && count > 0 ? made({ kind: 'points', points: points(count), reason }) : { missing: 'points' };
    }
    case 'coupon':
      return draft.templateId === undefined ? { missing: 'coupon' } : made({ kind: 'coupon', templateId: draft.templateId, reason });
    case 'gift': {
      if (draft.giftName.trim() === '') return { missing: 'gift' };
      const worth = /^\d{1,6}(\.\d{1,2})?$/.test(draft.giftYuan) ? amountOf(draft.giftYuan) : fen(0);
      return worth > 0 ? made({ kind: 'gift', name: draft.giftName.trim(), worthFen: worth, reason }) : { missing: 'giftWorth' };
    }
    case 'refund':
      return draft.refundId === undefined ? { missing: 'refund' } : made({ kind: 'refund', refundId: draft.refundId, reason });
  }
}

/** Whether a step sent to the customer for an answer ends the call: nothing can be taken after it until he has spoken. */
export function waitsForMember(step: StepTaken['step'], draft: StepDraft): boolean {
  return (step === 'analyse' && draft.analysed === 'ask') || (step === 'resolve' && draft.resolved === 'ask');
}
