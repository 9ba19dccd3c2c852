import { useState } from 'react';
import type { MemberId } from '../../../../shared/kernel/ids';
import { staffApi, useQuery } from '../../api';
import { RecordSheet } from '../../features/complaint-desk/record-sheet';
import { MemberView } from '../../features/member-360/member-view';
import { TagsSheet } from '../../features/member-360/tags-sheet';
import { Screen } from '../../frame/screen';
import { ShownValue } from '../../frame/shown';
import { useAddress } from '../../navigate';
import { useText } from '../../text';
import { Button } from '../../ui/button';

/** 会员档案: all that the store knows of one member, before somebody speaks to him. */
export default function MemberPage() {
  const text = useText();
  const memberId = (useAddress('id') ?? '') as MemberId;
  const { shown, reload } = useQuery(() => staffApi.query.member360.show({ memberId }), { about: memberId });
  const [tagging, setTagging] = useState(false);
  const [recording, setRecording] = useState(false);
  return (
    <Screen id="member-screen" title={text.member360.title} foot={<Button id="member-complaint" kind="plain" onClick={() => setRecording(true)}>{text.record.title}</Button>}>
      <ShownValue shown={shown} bones={[110, 150, 160, 120, 220]} onRetry={() => void reload()} forStaff>
        {(member) => (
          <>
            <MemberView member={member} onTag={() => setTagging(true)} />
            {tagging && <TagsSheet profile={member.profile} onChanged={reload} onClose={() => setTagging(false)} />}
          </>
        )}
      </ShownValue>
      {recording && <RecordSheet memberId={memberId} onClose={() => setRecording(false)} />}
    </Screen>
  );
}
