import { OwnDataView } from '../../features/own-data/own-data-view';
import { useOwnData } from '../../features/own-data/use-own-data';
import { Screen } from '../../frame/screen';
import { ShownValue } from '../../frame/shown';
import { useText } from '../../text';

/** 隐私与我的数据. */
export default function OwnDataPage() {
  const text = useText();
  const doing = useOwnData();
  return (
    <Screen id="own-data-screen" title={text.data.title}>
      <ShownValue shown={doing.shown} bones={[72, 150, 72]} onRetry={() => void doing.reload()}>
        {(terms) => <OwnDataView terms={terms} doing={doing} />}
      </ShownValue>
    </Screen>
  );
}
