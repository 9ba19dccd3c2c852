import { useEffect, useState } from 'react';
import type { PurchaseId } from '../../../../shared/kernel/ids';
import { memberApi, useCommand, type Answer, type AnyRefusal, type Input, type Value } from '../../api';
import { uploadPhotos } from '../../api/upload';
import { choosePhotos } from '../../platform/photos';
import { keep } from '../../platform/keep';
import { sayProblem, useText } from '../../text';
import { notice } from '../../ui/notice';

type OpenInput = Input<'member', 'complaints', 'open'>;
export interface ComplaintDraft {
  readonly kind: OpenInput['kind'];
  readonly text: string;
  readonly contactBy: OpenInput['contactBy'];
  readonly purchaseId?: PurchaseId;
  /** Local paths, in the order chosen. */
  readonly photos: readonly string[];
}
export const mostPhotos = 9;
const keptUnder = 'complaint-draft';
const empty: ComplaintDraft = { kind: 'product', text: '', contactBy: 'in_app', photos: [] };

type Sent = Value<'member', 'complaints', 'open'>;

async function send(draft: ComplaintDraft): Promise<Answer<Sent, AnyRefusal>> {
  const uploaded = await uploadPhotos(draft.photos);
  if ('problem' in uploaded) return uploaded.problem;
  return memberApi.command.complaints.open({
    kind: draft.kind,
    text: draft.text.trim(),
    contactBy: draft.contactBy,
    photos: uploaded.fileIds,
    ...(draft.purchaseId === undefined ? {} : { purchaseId: draft.purchaseId }),
  });
}

/** What survives a closed mini-program: not photos, because their local paths end with it. */
const keptPart = ({ kind, text, contactBy, purchaseId }: ComplaintDraft) => ({ kind, text, contactBy, ...(purchaseId === undefined ? {} : { purchaseId }) });

/** Writing a complaint. Kind, words, purchase and way survive until it is sent; a purchase one comes from counts more than a kept one. */
export function useComplain(purchaseId: PurchaseId | undefined) {
  const text = useText();
  const [draft, setDraft] = useState<ComplaintDraft>(() => ({ ...empty, ...keep.read<Partial<ComplaintDraft>>(keptUnder), photos: [], ...(purchaseId === undefined ? {} : { purchaseId }) }));
  const [tried, setTried] = useState(false);
  const [sent, setSent] = useState<Sent>();
  const { run, busy } = useCommand(send);
  const short = draft.text.trim().length < 5;
  useEffect(() => {
    if (!sent) keep.write(keptUnder, keptPart(draft));
  }, [draft, sent]);

  const change = (part: Partial<ComplaintDraft>) => setDraft((before) => ({ ...before, ...part }));
  const addPhotos = async () => {
    const chosen = await choosePhotos(mostPhotos - draft.photos.length);
    setDraft((before) => ({ ...before, photos: [...before.photos, ...chosen].slice(0, mostPhotos) }));
  };
  const submit = async () => {
    setTried(true);
    if (short) return notice(text.complain.textShort);
    const answer = await run(draft);
    if (!answer) return;
    if (answer.kind !== 'done') return notice(answer.kind === 'offline' && draft.photos.length > 0 ? text.complain.photoFailed : sayProblem(text, answer));
    keep.forget(keptUnder);
    setSent(answer.value);
  };
  return { draft, change, addPhotos, submit, busy, short: tried && short, sent };
}
