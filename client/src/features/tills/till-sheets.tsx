import { View } from '@tarojs/components';
import { useState } from 'react';
import type { StoreId } from '../../../../shared/kernel/ids';
import type { Value } from '../../api';
import { copyWords } from '../../platform/clipboard';
import { useText } from '../../text';
import { Button } from '../../ui/button';
import { TextField } from '../../ui/field';
import { notice } from '../../ui/notice';
import { Chips } from '../../ui/segments';
import { Sheet } from '../../ui/sheet';
import type { NewKey, Till } from './use-tills';

type Store = Value<'staff', 'desk', 'overview'>['staff']['stores'][number];

/** Which store, and what the till is called. Ids: `till-store-<id>`, `till-name`, `till-make`. */
export function AddSheet({ stores, busy, onAdd, onClose }: { stores: readonly Store[]; busy: boolean; onAdd: (storeId: StoreId, name: string) => void; onClose: () => void }) {
  const text = useText();
  const [storeId, setStoreId] = useState<StoreId | undefined>(stores[0]?.storeId);
  const [name, setName] = useState('');
  return (
    <Sheet title={text.tills.add} closeWord={text.states.close} onClose={onClose}>
      <Chips id="till-store" choices={stores.map((store) => ({ key: store.storeId, word: text.say.name(store.name) }))} chosen={storeId} onChoose={setStoreId} />
      <TextField id="till-name" label={text.tills.name} value={name} hint={text.tills.nameHint} most={20} onChange={setName} />
      <Button id="till-make" disabled={busy || storeId === undefined || name.trim() === ''} onClick={() => storeId !== undefined && onAdd(storeId, name.trim())}>{text.tills.make}</Button>
    </Sheet>
  );
}

/** The one time the secret is seen. Ids: `till-id`, `till-secret`, `till-copy`, `till-saved`. */
export function KeySheet({ made, onClose }: { made: NewKey; onClose: () => void }) {
  const text = useText();
  const copy = async () => {
    notice((await copyWords(`${made.tillId}\n${made.secret ?? ''}`)) ? text.tills.copied : text.states.notCopied);
  };
  return (
    <Sheet title={text.tills.secret} closeWord={text.states.close} onClose={onClose}>
      <View className="reasons">{made.secret === undefined ? text.tills.gone : text.tills.once}</View>
      <View className="quiet small">{text.tills.id}</View>
      <View id="till-id" className="number" style={{ wordBreak: 'break-all', marginBottom: '12px' }}>{made.tillId}</View>
      {made.secret !== undefined && (
        <View>
          <View className="quiet small">{text.tills.secret}</View>
          <View id="till-secret" className="number" style={{ wordBreak: 'break-all', marginBottom: '16px' }}>{made.secret}</View>
          <Button id="till-copy" kind="soft" onClick={() => void copy()}>{text.tills.copy}</Button>
        </View>
      )}
      <View style={{ marginTop: '8px' }}>
        <Button id="till-saved" onClick={onClose}>{text.tills.saved}</Button>
      </View>
    </Sheet>
  );
}

/** Asked once more, because it cannot be undone. Ids: `till-revoke-sure`, `till-revoke-not`. */
export function RevokeSheet({ till, busy, onRevoke, onClose }: { till: Till; busy: boolean; onRevoke: () => void; onClose: () => void }) {
  const text = useText();
  return (
    <Sheet title={`${text.tills.revoke} ${till.name}`} closeWord={text.states.close} onClose={onClose}>
      <View style={{ marginBottom: '16px' }}>{text.tills.revokeSure}</View>
      <Button id="till-revoke-sure" disabled={busy} onClick={onRevoke}>{text.tills.revoke}</Button>
      <View style={{ marginTop: '8px' }}>
        <Button id="till-revoke-not" kind="quiet" onClick={onClose}>{text.tills.keep}</Button>
      </View>
    </Sheet>
  );
}
