import { View } from '@tarojs/components';
import { useState } from 'react';
import { staffApi, storeNow, useCommand } from '../../api';
import { go } from '../../navigate';
import { sayProblem, useText, type Text } from '../../text';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { TextField } from '../../ui/field';
import { notice } from '../../ui/notice';
import type { Approval } from './desk-types';

function whatWords(one: Approval, text: Text): string {
  if (one.points !== undefined) return text.say.points(one.points);
  if (one.couponName) return text.say.name(one.couponName);
  return one.giftName ?? text.caseWords.give[one.kind];
}

/** One compensation above somebody's limit, with a yes and a no for who may decide. */
export function ApprovalCard({ approval, onDecided, isAlone }: { approval: Approval; onDecided: () => void; isAlone?: boolean }) {
  const text = useText();
  const [reason, setReason] = useState('');
  const deciding = useCommand(staffApi.command.complaints.decide);
  const decide = async (approve: boolean) => {
    if (!approve && reason.trim().length < 2) return notice(text.approvals.reasonShort);
    const answer = await deciding.run({ approvalId: approval.approvalId, approve, reason: reason.trim() });
    if (!answer) return;
    notice(answer.kind === 'done' ? (approve ? text.approvals.approved : text.approvals.declined) : sayProblem(text, answer));
    if (answer.kind === 'done' || answer.kind === 'refused') onDecided();
  };
  return (
    <Card className="t-approval">
      <View className="picked">
        <View className="strong">{whatWords(approval, text)}</View>
        <View className="strong number">{approval.worthFen === undefined ? text.approvals.unbounded : text.say.yuan(approval.worthFen)}</View>
      </View>
      <View style={{ margin: '4px 0' }}>{approval.reason}</View>
      <View className="quiet small">{text.approvals.asked(approval.askedBy, text.say.moment(approval.askedAt, storeNow()))}</View>
      {isAlone !== true && <View className="quiet small clip-2">{approval.memberName}：{approval.complaintText}</View>}
      {approval.mayDecide ? (
        <View style={{ marginTop: '8px' }}>
          <TextField id="approval-reason" value={reason} hint={text.approvals.reason} most={200} onChange={setReason} />
          <View className="two">
            <Button className="t-approval-decline" kind="plain" disabled={deciding.busy} onClick={() => void decide(false)}>{text.approvals.decline}</Button>
            <Button className="t-approval-approve" disabled={deciding.busy} onClick={() => void decide(true)}>{text.approvals.approve}</Button>
          </View>
        </View>
      ) : (
        <View className="quiet small">{text.approvals.needs(text.words.role[approval.approver])}</View>
      )}
      {isAlone !== true && <Button kind="quiet" small onClick={() => go.case(approval.complaintId)}>{text.approvals.open}</Button>}
    </Card>
  );
}
