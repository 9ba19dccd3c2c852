import { useEffect, useRef, useState } from 'react';
import type { PurchaseId } from '../../../../shared/kernel/ids';
import { memberApi, useCommand, type Answer, type AnyRefusal, type Input, type Value } from '../../api';
import { useJoinFirst } from '../../frame/join-first';
import { forgetUploads, uploadPhotos } from '../../api/upload';
import { keep } from '../../platform/keep';
import { dropKept, findKept, keepPhoto, type KeptPhoto } from '../../platform/kept-photos';
import { choosePhotos } from '../../platform/photos';
import { askForMessages } from '../../platform/subscribe';
import { sayProblem, useText } from '../../text';
import { notice } from '../../ui/notice';

type OpenInput = Input<'member', 'complaints', 'open'>;
export interface ComplaintDraft {
  readonly kind: OpenInput['kind'];
  readonly text: string;
  readonly contactBy: OpenInput['contactBy'];
  readonly purchaseId?: PurchaseId;
  /** In the order chosen. */
  readonly photos: readonly KeptPhoto[];
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

/** What survives a closed mini-program; photos by the names under which the phone keeps them. */
type Kept = Omit<ComplaintDraft, 'photos'> & { readonly photos: readonly string[] };
const keptPart = ({ kind, text, contactBy, purchaseId, photos }: ComplaintDraft): Kept => ({
  kind, text, contactBy, photos: photos.map(({ name }) => name), ...(purchaseId === undefined ? {} : { purchaseId }),
});

/** The draft on this phone. It is kept whenever it changes, once the photos it had were found again: not before, or they would be lost. */
function useDraft(purchaseId: PurchaseId | undefined, isSent: boolean) {
  const [kept] = useState(() => keep.read<Partial<Kept>>(keptUnder));
  const [draft, setDraft] = useState<ComplaintDraft>(() => ({ ...empty, ...kept, photos: [], ...(purchaseId === undefined ? {} : { purchaseId }) }));
  const names = useRef(kept?.photos ?? []);
  const [whole, setWhole] = useState(names.current.length === 0);
  useEffect(() => {
    if (names.current.length === 0) return;
    void findKept(names.current).then((photos) => {
      setDraft((before) => ({ ...before, photos: [...photos, ...before.photos].slice(0, mostPhotos) }));
      setWhole(true);
    });
  }, []);
  useEffect(() => {
    if (whole && !isSent) keep.write(keptUnder, keptPart(draft));
  }, [draft, whole, isSent]);
  return { draft, setDraft };
}

/** The moment after sending, in which WeChat may be asked to bring news of it: each yes is one message of each kind. */
export function useAllowNews({ subscribeTemplates }: Pick<Sent, 'subscribeTemplates'>) {
  const text = useText();
  const [allowed, setAllowed] = useState(false);
  const recording = useCommand((accepted: string[]) => memberApi.command.consent.recordSubscriptions({ accepted }));
  const allow = async () => {
    const accepted = await askForMessages(subscribeTemplates.map(({ templateId }) => templateId));
    if (accepted.length === 0) return notice(text.mine.notAllowed);
    const answer = await recording.run([...accepted]);
    if (answer?.kind === 'done') setAllowed(true);
    else if (answer) notice(sayProblem(text, answer));
  };
  return { allowed, allow: () => void allow(), busy: recording.busy, mayAsk: subscribeTemplates.length > 0 };
}

/** Writing a complaint. All of it survives until it is sent; a purchase one comes from counts more than a kept one. */
export function useComplain(purchaseId: PurchaseId | undefined) {
  const text = useText();
  const [tried, setTried] = useState(false);
  const [sent, setSent] = useState<Sent>();
  const { draft, setDraft } = useDraft(purchaseId, sent !== undefined);
  const { run, busy } = useCommand(send);
  const { joinFirst, hear } = useJoinFirst();
  const short = draft.text.trim().length < 5;

  const change = (part: Partial<ComplaintDraft>) => setDraft((before) => ({ ...before, ...part }));
  const addPhotos = async () => {
    const { paths, left, closed } = await choosePhotos(mostPhotos - draft.photos.length);
    if (left > 0) notice(text.complain.photosMost(mostPhotos));
    if (closed) notice(text.states.albumClosed[closed]);
    const photos = await Promise.all(paths.map(keepPhoto));
    setDraft((before) => ({ ...before, photos: [...before.photos, ...photos].slice(0, mostPhotos) }));
  };
  const removePhoto = (name: string) => {
    setDraft((before) => ({ ...before, photos: before.photos.filter((photo) => photo.name !== name) }));
    forgetUploads((one) => one === name);
    void dropKept([name]);
  };
  const submit = async () => {
    setTried(true);
    if (short) return notice(text.complain.textShort);
    const answer = await run(draft);
    if (!answer) return;
    if (answer.kind !== 'done') {
      hear(answer);
      // A file the cloud has not is sent anew the next time.
      if (answer.kind === 'refused' && answer.refusal.code === 'PHOTO_UNREADABLE') {
        const { fileId: missing } = answer.refusal.details;
        forgetUploads((_name, fileId) => fileId === missing);
      }
      return notice(answer.kind === 'offline' && draft.photos.length > 0 ? text.complain.photoFailed : sayProblem(text, answer));
    }
    const names = draft.photos.map(({ name }) => name);
    keep.forget(keptUnder);
    forgetUploads((name) => names.includes(name));
    void dropKept(names);
    setSent(answer.value);
  };
  return { draft, change, addPhotos, removePhoto, submit, busy, short: tried && short, sent, joinFirst };
}
