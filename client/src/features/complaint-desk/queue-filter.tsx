import { View } from '@tarojs/components';
import { useState } from 'react';
import type { Input, Value } from '../../api';
import { useText } from '../../text';
import { Icon } from '../../ui/icon';
import { Row } from '../../ui/row';
import { Sheet } from '../../ui/sheet';

type Query = Input<'staff', 'complaints', 'queue'>;
type Store = Value<'staff', 'desk', 'overview'>['staff']['stores'][number];
export type QueueState = NonNullable<Query['state']>;

/** Where a complaint of a list may stand. What is over stands in one place. */
export const statesOf: Readonly<Record<Query['list'], readonly QueueState[]>> = {
  open: ['listen', 'talk', 'apologise', 'analyse', 'explain', 'resolve', 'compensate', 'approving'],
  waiting: ['confirming', 'proposed', 'result'],
  closed: [],
};

interface Choice {
  readonly key: string;
  readonly word: string;
}

/** A word that opens a list to choose from; the first choice is all of them. Ids: the word's own, and `<id>-<key>` for each choice. */
function Pick({ id, title, choices, chosen, onChoose }: { id: string; title: string; choices: readonly Choice[]; chosen: string; onChoose: (key: string) => void }) {
  const text = useText();
  const [picking, setPicking] = useState(false);
  const now = choices.find(({ key }) => key === chosen) ?? choices[0];
  return (
    <View>
      <View id={id} className="link-word small" ariaRole="button" onClick={() => setPicking(true)}>{now?.word} ▾</View>
      {picking && (
        <Sheet title={title} closeWord={text.states.close} onClose={() => setPicking(false)}>
          {choices.map(({ key, word }) => (
            <Row
              key={key}
              id={`${id}-${key === '' ? 'all' : key}`}
              title={word}
              {...(key === chosen ? { end: <Icon name="check" /> } : {})}
              onClick={() => {
                onChoose(key);
                setPicking(false);
              }}
            />
          ))}
        </Sheet>
      )}
    </View>
  );
}

/** Which step, which store, and what comes first. */
export function QueueFilter({ list, state, by, stores, storeId, onState, onStore, onBy }: {
  list: Query['list'];
  state: QueueState | undefined;
  by: Query['by'];
  /** Stores to choose among; none where there is nothing to choose. */
  stores: readonly Store[];
  storeId: Store['storeId'] | undefined;
  onState: (state: QueueState | undefined) => void;
  onStore: (storeId: Store['storeId'] | undefined) => void;
  onBy: (by: Query['by']) => void;
}) {
  const text = useText();
  const states = statesOf[list];
  return (
    <View className="picked" style={{ justifyContent: 'flex-start', flexWrap: 'wrap', gap: '4px 16px', padding: '4px 0 12px' }}>
      <View id="queue-by" className="link-word small" ariaRole="button" onClick={() => onBy(by === 'due' ? 'value' : 'due')}>
        {by === 'due' ? text.queue.byDue : text.queue.byValue} ⇅
      </View>
      {states.length > 0 && (
        <Pick
          id="queue-state"
          title={text.queue.step}
          choices={[{ key: '', word: text.queue.everyStep }, ...states.map((key) => ({ key, word: text.caseWords.state[key] }))]}
          chosen={state ?? ''}
          onChoose={(key) => onState(states.find((one) => one === key))}
        />
      )}
      {stores.length > 1 && (
        <Pick
          id="queue-store"
          title={text.desk.storePick}
          choices={[{ key: '', word: text.queue.everywhere }, ...stores.map((store) => ({ key: store.storeId as string, word: text.say.name(store.name) }))]}
          chosen={storeId ?? ''}
          onChoose={(key) => onStore(stores.find((store) => store.storeId === key)?.storeId)}
        />
      )}
    </View>
  );
}
