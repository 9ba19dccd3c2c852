import { View } from '@tarojs/components';
import { useState } from 'react';
import { staffApi, usePages } from '../../api';
import { PatternList } from '../../features/patterns/pattern-list';
import { Screen } from '../../frame/screen';
import { PagedList } from '../../frame/shown';
import { useText } from '../../text';
import { Segments } from '../../ui/segments';

/** 异常情况: what was unusual at the tills, for managers and head office. */
export default function PatternsPage() {
  const text = useText();
  const [state, setState] = useState<'open' | 'looked'>('open');
  const pages = usePages((cursor) => staffApi.query.patterns.list({ state, ...(cursor === undefined ? {} : { cursor }) }), state);
  return (
    <Screen id="patterns-screen" title={text.tillPatterns.title}>
      <Segments id="patterns" choices={(['open', 'looked'] as const).map((key) => ({ key, word: text.tillPatterns.tabs[key] }))} chosen={state} onChoose={setState} />
      <View className="quiet small chart-said">{text.tillPatterns.intro}</View>
      <PagedList pages={pages} bone={110} forStaff empty={{ title: text.tillPatterns.none, detail: text.tillPatterns.noneHint }}>
        {(patterns) => <PatternList patterns={patterns} onChanged={pages.reload} />}
      </PagedList>
    </Screen>
  );
}
