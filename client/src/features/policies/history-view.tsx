import { View } from '@tarojs/components';
import { storeNow, type Value } from '../../api';
import { useText } from '../../text';
import { Card } from '../../ui/card';
import { ChangeList } from './change-list';
import type { Names } from './policy-words';

type Version = Value<'staff', 'policies', 'history'>['items'][number];

/** Versions, newest first, each with who, when, why and what it changed. */
export function HistoryView({ versions, names }: { versions: readonly Version[]; names: Names }) {
  const text = useText();
  const { policies } = text;
  return (
    <View>
      {versions.map(({ version, edit, changes }) => (
        <Card key={version} className="t-version">
          <View className="strong">{policies.versionOf(version)}</View>
          <View className="quiet small">{edit ? policies.editedBy(edit.byName, text.say.moment(edit.at, storeNow())) : policies.setUp}</View>
          {edit && edit.reason !== '' && <View className="quiet small">{policies.because(edit.reason)}</View>}
          {changes.length > 0 ? <ChangeList changes={changes} names={names} /> : edit && <View className="quiet small">{policies.otherRules}</View>}
        </Card>
      ))}
    </View>
  );
}
