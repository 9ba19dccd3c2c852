import { useState } from 'react';
import type { Instant } from '../../../../shared/kernel/time';
import { staffApi, useCommand } from '../../api';
import { sayProblem, sayRefusal, useText } from '../../text';
import { notice } from '../../ui/notice';
import type { Case } from './desk-types';
import { emptyDraft, stepFrom, stepIds, waitsForMember, type StepDraft, type StepTaken } from './step-drafts';

type Step = StepTaken['step'];

/** The step that is taken next: while the customer is asked, the same step again, answered in person. */
export function nextStep({ state, stepsDone }: Case): Step | undefined {
  if (state === 'closed' || state === 'result' || state === 'approving') return undefined;
  const step = stepIds[stepsDone];
  return step === 'result' ? undefined : step;
}

/** Taking steps: what is typed, which steps go together, and what came of sending them. Typed words outlive a refusal. */
export function useSteps(complaint: Case | undefined, onCase: (value: Case, at: Instant) => void, reload: () => void) {
  const text = useText();
  const [chosen, setChosen] = useState<readonly Step[]>([]);
  const [draft, setDraft] = useState<StepDraft>(emptyDraft);
  const [said, setSaid] = useState<string>();
  const [repeats, setRepeats] = useState<string>();
  const taking = useCommand(staffApi.command.complaints.take);
  const change = (part: Partial<StepDraft>) => {
    setSaid(undefined);
    setRepeats(undefined);
    setDraft((before) => ({ ...before, ...part }));
  };
  const close = () => setChosen([]);
  const start = () => {
    const step = complaint && nextStep(complaint);
    if (!complaint || step === undefined) return;
    const { analyse, resolve } = complaint.evidence;
    // A question that is open was worded already: what is missing is his answer.
    if (complaint.state === 'confirming' && analyse) change({ restatement: analyse.restatement, cause: analyse.cause, analysed: 'in_person' });
    if (complaint.state === 'proposed' && resolve) change({ proposal: resolve.proposal, resolved: 'in_person' });
    setChosen([step]);
  };
  const last = chosen.at(-1);
  const next = last === undefined || waitsForMember(last, draft) ? undefined : stepIds[stepIds.indexOf(last) + 1];
  const following = next === 'result' ? undefined : next;

  const send = async (confirmed: boolean) => {
    if (!complaint) return;
    const given = { ...draft, repeatConfirmed: confirmed || draft.repeatConfirmed };
    const steps: StepTaken[] = [];
    for (const step of chosen) {
      const made = stepFrom(step, given);
      if ('missing' in made) return setSaid(text.steps.missing(text.steps[made.missing]));
      steps.push(made.made);
    }
    const answer = await taking.run({ complaintId: complaint.complaintId, revision: complaint.revision, steps });
    if (!answer) return;
    if (answer.kind === 'done') {
      onCase(answer.value, answer.at);
      notice(answer.value.state === 'approving' ? text.case.approvalAsked : text.case.taken);
      setDraft(emptyDraft);
      setSaid(undefined);
      return close();
    }
    if (answer.kind === 'refused' && answer.refusal.code === 'APOLOGY_REPEATS') return setRepeats(answer.refusal.details.text);
    if (answer.kind === 'refused' && answer.refusal.code === 'COMPLAINT_CHANGED') {
      const { by, state } = answer.refusal.details;
      close();
      reload();
      return notice(text.case.changed(by, text.caseWords.state[state]));
    }
    setSaid(answer.kind === 'refused' ? sayRefusal(text, answer.refusal) : sayProblem(text, answer));
  };

  return {
    chosen, draft, change, said, repeats, following, start, close, busy: taking.busy,
    addNext: () => following !== undefined && setChosen([...chosen, following]),
    send: () => void send(false),
    sendRepeated: () => {
      setRepeats(undefined);
      void send(true);
    },
    reword: () => setRepeats(undefined),
  };
}
export type StepWork = ReturnType<typeof useSteps>;
