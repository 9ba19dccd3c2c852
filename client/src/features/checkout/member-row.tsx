import type { ReactNode } from 'react';
import { View } from '@tarojs/components';
import { localDateOf } from '../../../../shared/kernel/time';
import { storeNow } from '../../api';
import { useText } from '../../text';
import { Badge } from '../../ui/badge';
import { Face } from '../../ui/face';
import type { Member } from './use-find';

/** A member as the till sees him: face, name, tier, last visit; the phone is masked for everybody. */
export function MemberRow({ member, end, onClick }: { member: Member; end?: ReactNode; onClick?: () => void }) {
  const text = useText();
  const { say } = text;
  const last = member.lastPurchaseOn === undefined ? text.checkout.firstVisit : text.checkout.lastVisit(say.day(member.lastPurchaseOn, localDateOf(storeNow())));
  return (
    <View className="row t-member" id={`member-${member.memberNumber}`} {...(onClick ? { onClick, hoverClass: 'pressed' } : {})}>
      <Face name={member.nickname} />
      <View className="row-main">
        <View className="person" style={{ gap: '8px' }}>
          <View className="strong">{member.nickname === '' ? member.memberNumber : member.nickname}</View>
          <Badge tone="gold">{say.name(member.tierName)}</Badge>
        </View>
        <View className="row-detail">{[member.phoneMasked, last].filter((part) => part !== undefined).join(' · ')}</View>
      </View>
      {end !== undefined && <View className="row-end">{end}</View>}
    </View>
  );
}
