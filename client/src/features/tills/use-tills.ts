import { useState } from 'react';
import type { StoreId } from '../../../../shared/kernel/ids';
import { staffApi, useCommand, useQuery, type Value } from '../../api';
import { sayProblem, sayRefusal, useText } from '../../text';
import { notice } from '../../ui/notice';

export type Till = Value<'staff', 'tills', 'list'>['tills'][number];
export type NewKey = Value<'staff', 'tills', 'add'>;
type Asked = 'nothing' | 'add' | { readonly revoke: Till };

/** The keys of till systems, and the one whose secret is on the screen: it is kept nowhere but there. */
export function useTills() {
  const text = useText();
  const { shown, reload } = useQuery(() => staffApi.query.tills.list());
  const [asked, setAsked] = useState<Asked>('nothing');
  const [key, setKey] = useState<NewKey>();
  const adding = useCommand(staffApi.command.tills.add);
  const rotating = useCommand(staffApi.command.tills.rotate);
  const revoking = useCommand(staffApi.command.tills.revoke);
  const add = async (storeId: StoreId, name: string) => {
    const answer = await adding.run({ storeId, name });
    if (!answer) return;
    if (answer.kind !== 'done') return notice(answer.kind === 'refused' ? sayRefusal(text, answer.refusal) : sayProblem(text, answer));
    setAsked('nothing');
    setKey(answer.value);
    await reload();
  };
  const rotate = async ({ tillId }: Till) => {
    const answer = await rotating.run({ tillId });
    if (!answer) return;
    if (answer.kind !== 'done') return notice(answer.kind === 'refused' ? sayRefusal(text, answer.refusal) : sayProblem(text, answer));
    setKey(answer.value);
    await reload();
  };
  const revoke = async ({ tillId }: Till) => {
    const answer = await revoking.run({ tillId });
    if (!answer) return;
    if (answer.kind !== 'done') return notice(sayProblem(text, answer));
    setAsked('nothing');
    await reload();
  };
  return {
    shown,
    reload,
    asked,
    ask: setAsked,
    key,
    forgetKey: () => setKey(undefined),
    busy: adding.busy || rotating.busy || revoking.busy,
    add: (storeId: StoreId, name: string) => void add(storeId, name),
    rotate: (till: Till) => void rotate(till),
    revoke: (till: Till) => void revoke(till),
  };
}
