import { View } from '@tarojs/components';
import type { StoreId } from '../../../../shared/kernel/ids';
import { grouped, useText } from '../../text';
import { Card, Section } from '../../ui/card';
import { CountBars } from '../../ui/count-bars';
import { percent, type Facet, type Report } from './pattern-figures';

interface Counted {
  readonly key: string;
  readonly word: string;
  readonly count: number;
  readonly before: number;
}

/** One way of counting: what leads, in a sentence, and bars that open what is behind them. */
function Ranking({ id, title, counted, whole, hint, onOpen }: { id: string; title: string; counted: readonly Counted[]; whole: number; hint?: string; onOpen: (key: string) => void }) {
  const { patterns } = useText();
  const there = counted.filter(({ count }) => count > 0);
  const [first] = there;
  if (!first && hint === undefined) return null;
  return (
    <Section title={title}>
      <Card>
        <View className="chart-said">{first ? patterns.bySaid(first.word, percent(first.count, whole)) : patterns.causeNone}</View>
        {first && (
          <CountBars
            id={id}
            lines={there.map(({ key, word, count, before }) => ({ key, word, share: count / first.count, value: grouped(count), detail: patterns.repeatBefore(before) }))}
            onOpen={onOpen}
          />
        )}
        {hint !== undefined && <View className="quiet tiny chart-note">{hint}</View>}
      </Card>
    </Section>
  );
}

/** Complaints by cause, kind, goods, person and store. A store leads to its own patterns, everything else to the complaints behind it. */
export function CountsBy({ report, onOpen, onStore }: { report: Report; onOpen: (facet: Facet, storeId?: StoreId) => void; onStore: ((storeId: string) => void) | undefined }) {
  const { patterns, caseWords, words, say } = useText();
  const whole = report.opened.count;
  const causes = report.byCause.map(({ cause, ...counts }) => ({ key: cause, word: caseWords.cause[cause], ...counts }));
  const kinds = report.byKind.map(({ kind, ...counts }) => ({ key: kind, word: words.complaintKind[kind], ...counts }));
  return (
    <View>
      <Ranking id="by-cause" title={patterns.by.cause} counted={causes} whole={whole} hint={patterns.causeHint} onOpen={(key) => onOpen({ by: 'cause', value: key as (typeof causes)[number]['key'] })} />
      <Ranking id="by-kind" title={patterns.by.kind} counted={kinds} whole={whole} onOpen={(key) => onOpen({ by: 'kind', value: key as (typeof kinds)[number]['key'] })} />
      <Ranking id="by-product" title={patterns.by.product} counted={report.byProduct.map(({ product, ...counts }) => ({ key: product, word: product, ...counts }))} whole={whole} onOpen={(value) => onOpen({ by: 'product', value })} />
      <Ranking
        id="by-person" title={patterns.by.person} whole={whole} onOpen={(value) => onOpen({ by: 'person', value: value as Report['byPerson'][number]['staffId'] })}
        counted={report.byPerson.map(({ staffId, name, ...counts }) => ({ key: staffId, word: name, ...counts }))}
      />
      {onStore && <Ranking id="by-store" title={patterns.by.store} counted={report.byStore.map(({ storeId, name, ...counts }) => ({ key: storeId, word: say.name(name), ...counts }))} whole={whole} onOpen={onStore} />}
    </View>
  );
}
