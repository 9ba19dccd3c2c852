import type { Fen, Points } from '../../kernel/units';

/** The eight steps of answering a complaint, in their order: 倾听 交谈 道歉 分析复述 解释 处理 补偿 结果. */
export const complaintStepIds = ['listen', 'talk', 'apologise', 'analyse', 'explain', 'resolve', 'compensate', 'result'] as const;
export type ComplaintStepId = (typeof complaintStepIds)[number];

/** How the customer felt when we listened. For the desk only. */
export const complaintMoods = ['calm', 'disappointed', 'anxious', 'upset', 'angry'] as const;
export type ComplaintMood = (typeof complaintMoods)[number];

export const talkChannels = ['phone', 'in_store', 'wechat', 'in_app'] as const;
export type TalkChannel = (typeof talkChannels)[number];

/** Why it happened, as the desk counts it. Never shown to the customer: a cause may name a person's fault. */
export const complaintCauses = [
  'product_quality', 'wrong_goods', 'out_of_stock', 'staff_attitude', 'staff_knowledge', 'waiting', 'price_error', 'hygiene', 'facilities', 'system_fault',
  'promise_broken', 'misunderstanding', 'other',
] as const;
export type ComplaintCause = (typeof complaintCauses)[number];

/** Who said that the restatement is right, or that the proposal is accepted: the customer in the app, or to us in person; or he cannot be asked. */
export const agreementWays = ['in_app', 'in_person', 'cannot_answer'] as const;
export type AgreementWay = (typeof agreementWays)[number];

/** What is given for the trouble. `reason` is for the desk and the approver. */
export type Compensation =
  | { readonly kind: 'none'; readonly reason: string }
  | { readonly kind: 'points'; readonly points: Points; readonly reason: string }
  | { readonly kind: 'coupon'; readonly templateId: string; readonly reason: string }
  /** Handed over in the store; `worthFen` is what it costs us. */
  | { readonly kind: 'gift'; readonly name: string; readonly worthFen: Fen; readonly reason: string }
  /** A refund made by the rules of refunds, for the purchase the complaint is about. */
  | { readonly kind: 'refund'; readonly refundId: string; readonly reason: string };
export type CompensationKind = Compensation['kind'];
export const compensationKinds = ['none', 'points', 'coupon', 'gift', 'refund'] as const satisfies readonly CompensationKind[];

/** A step taken, with the evidence without which it is not done. */
export type StepTaken =
  | { readonly step: 'listen'; readonly summary: string; readonly mood: ComplaintMood }
  | { readonly step: 'talk'; readonly channel: TalkChannel; readonly words: string }
  | { readonly step: 'apologise'; readonly words: string; readonly repeatConfirmed: boolean }
  | { readonly step: 'analyse'; readonly cause: ComplaintCause; readonly aboutStaffId: string | null; readonly restatement: string; readonly agreed: 'ask' | 'in_person' | 'cannot_answer' }
  | { readonly step: 'explain'; readonly words: string }
  | { readonly step: 'resolve'; readonly proposal: string; readonly agreed: 'ask' | 'in_person' }
  | { readonly step: 'compensate'; readonly compensation: Compensation };

/** Characters of a step's words, as a person counts them. */
export const stepWords = { min: 5, max: 1_000, reasonMin: 4, reasonMax: 200, giftNameMax: 30 } as const;

/** The evidence of the current round, by step. Only `apologise`, `explain`, the restatement and the proposal were said to the customer. */
export interface ComplaintEvidence {
  readonly listen?: { readonly summary: string; readonly mood: ComplaintMood };
  readonly talk?: { readonly channel: TalkChannel; readonly words: string };
  readonly apologise?: { readonly words: string; readonly repeatConfirmed: boolean };
  readonly analyse?: { readonly cause: ComplaintCause; readonly aboutStaffId: string | null; readonly restatement: string; readonly agreedBy: AgreementWay | null };
  readonly explain?: { readonly words: string };
  readonly resolve?: { readonly proposal: string; readonly agreedBy: AgreementWay | null };
  readonly compensate?: { readonly compensation: Compensation; readonly worthFen: Fen };
  /** The rating and words, or null when he did not answer three requests. */
  readonly result?: { readonly rating: number | null; readonly words: string };
}

const words = (text: string | undefined): boolean => text !== undefined && text.trim() !== '';

/** Whether each step has all of its evidence. */
export const hasEvidence: Readonly<Record<ComplaintStepId, (given: ComplaintEvidence) => boolean>> = {
  listen: ({ listen }) => listen !== undefined && words(listen.summary),
  talk: ({ talk }) => talk !== undefined && words(talk.words),
  apologise: ({ apologise }) => words(apologise?.words),
  analyse: ({ analyse }) => analyse !== undefined && words(analyse.restatement) && analyse.agreedBy !== null,
  explain: ({ explain }) => words(explain?.words),
  resolve: ({ resolve }) => resolve !== undefined && words(resolve.proposal) && resolve.agreedBy !== null,
  compensate: ({ compensate }) => compensate !== undefined && words(compensate.compensation.reason),
  result: ({ result }) => result !== undefined,
};

/**
 * The steps still open, in order, given the evidence there is.
 * @example openSteps({ listen: { summary: '等了二十分钟', mood: 'upset' } })[0] //=> 'talk'
 */
export function openSteps(given: ComplaintEvidence): ComplaintStepId[] {
  return complaintStepIds.filter((step) => !hasEvidence[step](given));
}
