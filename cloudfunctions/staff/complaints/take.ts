import { stepRefusalOf } from '../../../shared/contract/complaint-refusal';
import { staffContract } from '../../../shared/contract/staff';
import { permitCompensation, takeSteps, type StepTaken } from '../../../shared/domain/complaint';
import type { Instant } from '../../../shared/kernel/time';
import { accept, refuse } from '../../../shared/kernel/result';
import { definePreparedCommand } from '../../_runtime/define';
import type { StaffCaller } from '../../_runtime/identity';
import { type CompensationApprovalDocument, type ComplaintDocument, complaintOf } from '../../_store/complaint-documents';
import { store, type Transaction } from '../../_store/store';
import { writeComplaint } from '../../_complaint/write-complaint';
import { isOwnMember } from '../../_runtime/own-card';
import { caseFacts, type CaseFacts } from './case-facts';
import { changedSince } from './changed';
import { complaintDetail } from './detail';
import { issue, ledgerOf, prepareIssue, type Issuable } from './issue';
import { visible } from './sight';

/** Earlier apologies a new one is held against. */
const apologiesCompared = 20;

async function earlierApologies(steps: readonly StepTaken[], { staffId }: StaffCaller) {
  if (!steps.some(({ step }) => step === 'apologise')) return [];
  const found = await store.apologies.find({ filter: { staffId }, order: [{ field: 'at', direction: 'desc' }], limit: apologiesCompared });
  return found.map(({ text, at }) => ({ text, at }));
}

const approvalIdOf = ({ _id, number, revision }: ComplaintDocument): string => `ca_${_id}_${number}_${revision}`;

/** Takes one or more of the eight steps: evidence, timeline, notices, and what is given, all or nothing. */
export const take = definePreparedCommand(staffContract.complaints.take, {
  async prepare({ input, caller, now }) {
    const complaint = visible(await store.complaints.get(input.complaintId), caller);
    const [facts, earlier] = await Promise.all([caseFacts(complaint, caller, now), earlierApologies(input.steps, caller)]);
    if (facts.member && (await isOwnMember(caller, facts.member))) return refuse('OWN_CARD', {});
    const given = input.steps.find((step) => step.step === 'compensate');
    const issuable = given && (await prepareIssue(given.compensation, complaint, facts.desk));
    if (issuable && !issuable.ok) return issuable;
    return accept({ facts, earlier, issuable: issuable?.value });
  },

  async run({ input, caller, now, tx, prepared: { facts, earlier, issuable } }) {
    const before = visible(await tx.complaints.get(input.complaintId), caller);
    const changed = changedSince(before, input.revision, facts);
    if (changed) return changed;
    const { desk } = facts;
    const approvalId = approvalIdOf(before);
    const made = takeSteps(complaintOf(before), input.steps, {
      ...desk.rules,
      staffId: caller.staffId,
      at: now,
      earlierApologies: earlier,
      worthFen: issuable?.worthFen ?? null,
      permit: await permitOf(tx, issuable, caller, desk.rules.policy, now),
      approvalId,
    });
    if (!made.ok) return stepRefusalOf(made);
    if (made.value.issue && issuable) {
      const issued = await issue(tx, issuable, { complaint: before, chargedTo: caller.staffId, desk, now });
      if (!issued.ok) return issued;
    }
    const approval = made.value.approval && issuable ? await askApproval(tx, { approvalId, before, issuable, approver: made.value.approval.approver, caller, now }) : undefined;
    await keepApology(tx, input.steps, before, caller, now);
    const after = await writeComplaint(tx, before, made.value, desk, now);
    return accept(complaintDetail(after, approval === undefined ? facts : { ...facts, approval }, caller, now));
  },
});

async function permitOf(tx: Transaction, issuable: Issuable | undefined, { staffId, role }: StaffCaller, policy: CaseFacts['desk']['rules']['policy'], now: Instant) {
  return issuable ? permitCompensation(role, issuable.worthFen, await ledgerOf(tx, staffId, now), policy) : ({ kind: 'alone' } as const);
}

async function askApproval(
  tx: Transaction,
  ask: { readonly approvalId: string; readonly before: ComplaintDocument; readonly issuable: Issuable; readonly approver: CompensationApprovalDocument['approver']; readonly caller: StaffCaller; readonly now: Instant },
): Promise<CompensationApprovalDocument> {
  const { before, issuable, caller } = ask;
  const approval: CompensationApprovalDocument = {
    _id: ask.approvalId,
    complaintId: before._id,
    memberId: before.memberId,
    storeId: before.storeId,
    compensation: issuable.compensation,
    worthFen: issuable.worthFen,
    state: 'waiting',
    askedBy: caller.staffId,
    askedByName: caller.name,
    askedAt: ask.now,
    approver: ask.approver,
  };
  await tx.compensationApprovals.add(approval);
  return approval;
}

async function keepApology(tx: Transaction, steps: readonly StepTaken[], before: ComplaintDocument, { staffId }: StaffCaller, at: Instant): Promise<void> {
  const apology = steps.find((step) => step.step === 'apologise');
  if (apology) await tx.apologies.add({ _id: `ap_${before._id}_${before.number}_${before.revision}`, staffId, at, text: apology.words.trim() });
}
