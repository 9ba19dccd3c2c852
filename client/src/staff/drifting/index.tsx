import { View } from '@tarojs/components';
import { useState } from 'react';
import { staffApi, usePages } from '../../api';
import { DriftingList } from '../../features/retention/drifting-list';
import { Screen } from '../../frame/screen';
import { PagedList } from '../../frame/shown';
import { go } from '../../navigate';
import { useText } from '../../text';
import type { RetentionState } from '../../text/words';
import { Segments } from '../../ui/segments';

const states = ['quiet', 'dormant', 'lost', 'active'] as const satisfies readonly RetentionState[];

/** 渐行渐远的会员, by state. */
export default function DriftingPage() {
  const text = useText();
  const [state, setState] = useState<RetentionState>('quiet');
  const pages = usePages((cursor) => staffApi.query.retention.drifting({ state, ...(cursor === undefined ? {} : { cursor }) }), state);
  return (
    <Screen id="drifting-screen" title={text.drifting.title}>
      <Segments id="drifting" choices={states.map((key) => ({ key, word: text.words.retentionState[key] }))} chosen={state} onChoose={setState} />
      {pages.head && <View className="section-title" id="drifting-total">{text.drifting.total(pages.head.total)}</View>}
      <PagedList pages={pages} bone={168} forStaff empty={{ title: text.drifting.none, detail: text.drifting.noneHint }}>
        {(members) => <DriftingList members={members} onOpen={go.member} />}
      </PagedList>
    </Screen>
  );
}
