import { View } from '@tarojs/components';
import { staffApi, usePages } from '../../api';
import { ApprovalCard } from '../../features/complaint-desk/approval-list';
import { Screen } from '../../frame/screen';
import { PagedList } from '../../frame/shown';
import { useText } from '../../text';

/** 补偿审批: what is above somebody's limit and waits for a yes. */
export default function CaseApprovalsPage() {
  const text = useText();
  const pages = usePages((cursor) => staffApi.query.complaints.approvals(cursor === undefined ? {} : { cursor }));
  return (
    <Screen id="case-approvals-screen" title={text.approvals.title}>
      <PagedList pages={pages} bone={140} forStaff empty={{ title: text.approvals.none, detail: text.approvals.noneHint }}>
        {(approvals) => <View>{approvals.map((approval) => <ApprovalCard key={approval.approvalId} approval={approval} onDecided={pages.reload} />)}</View>}
      </PagedList>
    </Screen>
  );
}
