import { View } from '@tarojs/components';
import { useState } from 'react';
import type { StoreId } from '../../../../shared/kernel/ids';
import { addDays, localDateOf } from '../../../../shared/kernel/time';
import { staffApi, storeNow, useQuery, type Value } from '../../api';
import { ShownValue } from '../../frame/shown';
import { go } from '../../navigate';
import { useText } from '../../text';
import { Button } from '../../ui/button';
import { Chips, Segments } from '../../ui/segments';
import { Empty } from '../../ui/states';
import { CountsBy } from './counts-by';
import { facetAddress } from './facet-address';
import { HowFast } from './how-fast';
import { HowMany } from './how-many';
import type { Facet, Report } from './pattern-figures';
import { useExport } from './use-export';

type Staff = Value<'staff', 'desk', 'overview'>['staff'];
const everyStore = 'all';
const lengths = [30, 90, 365] as const;

/** What complaints of the last days have in common, at one store or, for head office, at all of them. */
export function PatternsView({ staff }: { staff: Staff }) {
  const { patterns, say } = useText();
  const headOffice = staff.role === 'head_office';
  const [scope, setScope] = useState<string>(headOffice ? everyStore : (staff.stores[0]?.storeId ?? everyStore));
  const [length, setLength] = useState<(typeof lengths)[number]>(30);
  const until = localDateOf(storeNow());
  const days = { from: addDays(until, 1 - length), until, ...(scope === everyStore ? {} : { storeId: scope as StoreId }) };
  const { shown, reload } = useQuery(() => staffApi.query.complaintPatterns.report(days), { about: `${scope} ${length}` });
  const exporting = useExport();
  const scopes = [...(headOffice ? [{ key: everyStore, word: patterns.allStores }] : []), ...staff.stores.map(({ storeId, name }) => ({ key: storeId as string, word: say.name(name) }))];
  const open = (facet: Facet, storeId: StoreId | undefined = days.storeId) => go.patternCases({ from: days.from, until, storeId, facet: facetAddress(facet) });
  return (
    <View>
      {scopes.length > 1 && <View className="chip-line"><Chips id="patterns-scope" choices={scopes} chosen={scope} onChoose={setScope} /></View>}
      <Segments id="patterns-days" choices={lengths.map((key) => ({ key: String(key), word: patterns.days[key] }))} chosen={String(length)} onChoose={(key) => setLength(Number(key) as typeof length)} />
      <ShownValue shown={shown} bones={[220, 120, 160]} onRetry={() => void reload()} forStaff>
        {(report) => <ReportView report={report} onOpen={open} onStore={scope === everyStore ? setScope : undefined} />}
      </ShownValue>
      <View className="section"><Button id="patterns-export" kind="soft" disabled={exporting.busy} onClick={() => exporting.run(days)}>{exporting.busy ? patterns.exporting : patterns.export}</Button></View>
    </View>
  );
}

function ReportView({ report, onOpen, onStore }: { report: Report; onOpen: (facet: Facet, storeId?: StoreId) => void; onStore: ((storeId: string) => void) | undefined }) {
  const { patterns, say } = useText();
  if (report.opened.count === 0) return <Empty title={patterns.none} detail={patterns.noneHint} />;
  return (
    <View>
      <HowMany report={report} onOpen={onOpen} />
      <HowFast report={report} />
      <CountsBy report={report} onOpen={onOpen} onStore={onStore} />
      {report.countedUntilAt !== undefined && <View className="quiet tiny" id="patterns-counted">{patterns.counted(say.moment(report.countedUntilAt, storeNow()))}</View>}
    </View>
  );
}
