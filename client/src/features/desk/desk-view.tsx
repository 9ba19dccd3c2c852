import { View } from '@tarojs/components';
import { go } from '../../navigate';
import { grouped, useText } from '../../text';
import { Button } from '../../ui/button';
import { Card, Section } from '../../ui/card';
import { Icon } from '../../ui/icon';
import { Row } from '../../ui/row';
import { deskGroups, deskRows, type DeskRow } from './desk-rows';
import type { Overview } from './use-desk';

function Today({ today }: { today: Overview['today'] }) {
  const text = useText();
  const figures = [
    { word: text.desk.takings, value: text.say.yuan(today.paid), id: 'today-paid', wide: 2 },
    { word: text.desk.purchases, value: grouped(today.purchases), id: 'today-purchases', wide: 1 },
    { word: text.desk.joined, value: grouped(today.joined), id: 'today-joined', wide: 1 },
  ];
  return (
    <Card>
      <View className="quiet small" style={{ marginBottom: '8px' }}>{text.desk.today}</View>
      <View className="picked" style={{ alignItems: 'flex-end', gap: '12px' }}>
        {figures.map((figure) => (
          <View key={figure.id} style={{ flex: figure.wide }}>
            <View id={figure.id} className="desk-figure-value number">{figure.value}</View>
            <View className="quiet small">{figure.word}</View>
          </View>
        ))}
      </View>
    </Card>
  );
}

const Count = ({ count, bad }: { count: number; bad?: boolean }) => <View className={`count-dot number${bad ? ' count-dot-bad' : ''}`}>{grouped(count)}</View>;

/** One group of the desk's rooms; a group without a room for this person is not there. */
function Group({ title, rows }: { title: string; rows: readonly DeskRow[] }) {
  if (rows.length === 0) return null;
  return (
    <Section title={title}>
      <Card flush>
        {rows.map(({ id, icon, title: name, detail, count, bad, onClick }) => (
          <Row
            key={id}
            id={id}
            icon={icon}
            title={name}
            {...(detail === undefined ? {} : { detail })}
            {...(count === undefined ? {} : { end: <Count count={count} bad={bad === true} /> })}
            onClick={onClick}
          />
        ))}
      </Card>
    </Section>
  );
}

/** The desk: today, the one thing most done here, then its rooms by what they are for. */
export function DeskView({ overview }: { overview: Overview }) {
  const text = useText();
  const { staff } = overview;
  const rows = deskRows(overview, text);
  return (
    <View>
      <Today today={overview.today} />
      <Button id="desk-checkout" onClick={go.checkout}>
        <Icon name="scan" />
        {text.desk.checkout}
      </Button>
      <View style={{ marginTop: '8px' }}>
        <Button id="desk-refunds" kind="quiet" onClick={go.refunds}>{text.desk.refunds}</Button>
      </View>
      {deskGroups.map((group) => <Group key={group} title={text.desk.groups[group]} rows={rows.filter((row) => row.group === group)} />)}
      <View className="quiet small" id="desk-who">{staff.name} · {text.words.role[staff.role]}</View>
    </View>
  );
}
