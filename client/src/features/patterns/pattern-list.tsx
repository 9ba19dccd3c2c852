import { View } from '@tarojs/components';
import { useState } from 'react';
import { localDateOf } from '../../../../shared/kernel/time';
import { points } from '../../../../shared/kernel/units';
import { staffApi, storeNow, useCommand, type Value } from '../../api';
import { sayProblem, useText } from '../../text';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { TextArea } from '../../ui/field';
import { notice } from '../../ui/notice';
import { Row } from '../../ui/row';
import { Sheet } from '../../ui/sheet';

type Pattern = Value<'staff', 'patterns', 'list'>['items'][number];

function PatternCard({ pattern, onOpen }: { pattern: Pattern; onOpen: () => void }) {
  const text = useText();
  const { tillPatterns: patterns, say } = text;
  const today = localDateOf(storeNow());
  const facts = [patterns.times(pattern.times), ...(pattern.amount > 0 ? [patterns.amount(say.yuan(pattern.amount))] : []), ...(pattern.points === 0 ? [] : [patterns.points(points(pattern.points))])];
  return (
    <Card className="t-pattern" onClick={onOpen}>
      <View className="strong">{text.words.patternKind[pattern.kind]}</View>
      <View className="small">{pattern.staffName} · {say.name(pattern.storeName)} · {say.day(pattern.on, today)}</View>
      <View className="quiet small number">{facts.join(' · ')}</View>
      {pattern.memberName !== undefined && pattern.memberName !== '' && <View className="quiet small">{patterns.about(pattern.memberName)}</View>}
      {pattern.looked && <View className="small" style={{ marginTop: '8px' }}>{say.titled(patterns.lookedBy(pattern.looked.byName, say.moment(pattern.looked.at, storeNow())), pattern.looked.because)}</View>}
    </Card>
  );
}

/** One finding with the acts it rests on, and saying what it was. */
function PatternSheet({ pattern, onDone, onClose }: { pattern: Pattern; onDone: () => void; onClose: () => void }) {
  const text = useText();
  const { tillPatterns: patterns, say } = text;
  const [because, setBecause] = useState('');
  const [said, setSaid] = useState<string>();
  const looking = useCommand(staffApi.command.patterns.look);
  const send = async () => {
    const answer = await looking.run({ patternId: pattern.patternId, because });
    if (!answer) return;
    if (answer.kind !== 'done') return setSaid(sayProblem(text, answer));
    notice(patterns.kept);
    onDone();
  };
  return (
    <Sheet title={text.words.patternKind[pattern.kind]} closeWord={text.states.close} onClose={onClose}>
      <View className="quiet small">{patterns.evidence}</View>
      <Card flush>
        {pattern.acts.map((act) => (
          <Row
            key={act.actId}
            className="t-act"
            title={text.words.patternAct[act.kind]}
            detail={[say.moment(act.at, storeNow()), ...(act.memberName ? [act.memberName] : [])].join(' · ')}
            end={<View className="number small">{act.amount > 0 ? say.yuan(act.amount) : act.points === 0 ? '' : say.pointsChange(points(act.points))}</View>}
          />
        ))}
      </Card>
      {!pattern.looked && pattern.isMine && <View className="quiet small">{patterns.mine}</View>}
      {!pattern.looked && !pattern.isMine && (
        <View>
          <TextArea id="pattern-because" label={patterns.because} hint={patterns.becauseHint} value={because} most={200} said={said} onChange={setBecause} />
          <Button id="pattern-send" disabled={looking.busy || because.trim().length < 2} onClick={() => void send()}>{patterns.send}</Button>
        </View>
      )}
    </Sheet>
  );
}

/** What was unusual at the tills; a tap shows what it rests on. */
export function PatternList({ patterns, onChanged }: { patterns: readonly Pattern[]; onChanged: () => void }) {
  const [open, setOpen] = useState<Pattern>();
  const done = () => {
    setOpen(undefined);
    onChanged();
  };
  return (
    <View>
      {patterns.map((pattern) => <PatternCard key={pattern.patternId} pattern={pattern} onOpen={() => setOpen(pattern)} />)}
      {open && <PatternSheet pattern={open} onDone={done} onClose={() => setOpen(undefined)} />}
    </View>
  );
}
