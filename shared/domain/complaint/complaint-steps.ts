/** How the evidence of a step is given. */
export type EvidenceKind = 'text' | 'choice' | 'confirmation' | 'rating';

export interface Evidence {
  readonly id: string;
  readonly kind: EvidenceKind;
  /** Whether the customer himself gives it. */
  readonly by: 'staff' | 'member';
}

export interface ComplaintStep {
  readonly id: ComplaintStepId;
  /** All of these must be given before the step counts as done. */
  readonly evidence: readonly Evidence[];
}

export const complaintStepIds = ['listen', 'talk', 'apologise', 'analyse', 'explain', 'resolve', 'compensate', 'result'] as const;
export type ComplaintStepId = (typeof complaintStepIds)[number];

const staffText = (id: string): Evidence => ({ id, kind: 'text', by: 'staff' });

/**
 * The eight steps of answering a complaint, in their order: 倾听 交谈 道歉 分析复述 解释 处理 补偿 结果. Several may be taken in one call;
 * none is done without its evidence.
 */
export const complaintSteps: readonly ComplaintStep[] = [
  { id: 'listen', evidence: [staffText('summary'), { id: 'mood', kind: 'choice', by: 'staff' }] },
  { id: 'talk', evidence: [{ id: 'channel', kind: 'choice', by: 'staff' }, staffText('what_was_said')] },
  { id: 'apologise', evidence: [staffText('apology')] },
  {
    id: 'analyse',
    evidence: [{ id: 'cause', kind: 'choice', by: 'staff' }, staffText('restatement'), { id: 'restatement_confirmed', kind: 'confirmation', by: 'member' }],
  },
  { id: 'explain', evidence: [staffText('explanation')] },
  { id: 'resolve', evidence: [staffText('proposal'), { id: 'proposal_answer', kind: 'choice', by: 'member' }] },
  { id: 'compensate', evidence: [{ id: 'compensation', kind: 'choice', by: 'staff' }, staffText('compensation_reason')] },
  { id: 'result', evidence: [{ id: 'rating', kind: 'rating', by: 'member' }] },
];

/**
 * The steps still open, in order, given the evidence there is.
 * @example openSteps({ listen: ['summary', 'mood'] })[0] //=> 'talk'
 */
export function openSteps(given: Partial<Readonly<Record<ComplaintStepId, readonly string[]>>>): ComplaintStepId[] {
  return complaintSteps.filter((step) => missingEvidence(step.id, given[step.id] ?? []).length > 0).map((step) => step.id);
}

/** The evidence a step still needs. */
export function missingEvidence(stepId: ComplaintStepId, given: readonly string[]): string[] {
  const step = complaintSteps.find((candidate) => candidate.id === stepId);
  return (step?.evidence ?? []).map((evidence) => evidence.id).filter((id) => !given.includes(id));
}
