import { View } from '@tarojs/components';
import { useState } from 'react';
import { staffApi, usePages, useQuery } from '../../api';
import { HoldingsView } from '../../features/books/holdings-view';
import { WaitingList } from '../../features/books/waiting-list';
import { FindStep } from '../../features/checkout/find-step';
import { StorePick } from '../../features/desk/store-pick';
import { useDesk, type Overview } from '../../features/desk/use-desk';
import { Screen } from '../../frame/screen';
import { PagedList, ShownValue } from '../../frame/shown';
import { go } from '../../navigate';
import { useText } from '../../text';
import { Segments } from '../../ui/segments';

type Tab = 'member' | 'waiting' | 'report';
const tabsOf: Readonly<Record<Overview['staff']['role'], readonly Tab[]>> = { cashier: ['member'], manager: ['member', 'waiting'], head_office: ['report', 'waiting', 'member'] };

/** 积分账目: a member's points, what waits for approval, and for head office what members hold. */
export default function BooksPage() {
  const text = useText();
  const { shown, reload, stores, store, chooseStore } = useDesk();
  const [chosen, setChosen] = useState<Tab>();
  return (
    <Screen id="books-screen" title={text.books.title}>
      <ShownValue shown={shown} bones={[44, 180, 220]} onRetry={() => void reload()} forStaff>
        {({ staff }) => {
          const tabs = tabsOf[staff.role];
          const tab = chosen ?? tabs[0] ?? 'member';
          return (
            <View>
              {tabs.length > 1 && <Segments id="books" choices={tabs.map((key) => ({ key, word: text.books.tabs[key] }))} chosen={tab} onChoose={setChosen} />}
              {tab === 'report' && <ReportTab />}
              {tab === 'waiting' && <WaitingTab />}
              {tab === 'member' && (
                <View>
                  <StorePick stores={stores} store={store} onChoose={chooseStore} />
                  {store && <FindStep storeId={store.storeId} onFound={({ member }) => go.bookOf(member.memberId)} />}
                </View>
              )}
            </View>
          );
        }}
      </ShownValue>
    </Screen>
  );
}

function ReportTab() {
  const { shown, reload } = useQuery(() => staffApi.query.books.report());
  return (
    <ShownValue shown={shown} bones={[100, 80, 220]} onRetry={() => void reload()} forStaff>
      {(report) => <HoldingsView report={report} />}
    </ShownValue>
  );
}

function WaitingTab() {
  const text = useText();
  const pages = usePages((cursor) => staffApi.query.books.waiting(cursor === undefined ? {} : { cursor }));
  return (
    <PagedList pages={pages} bone={120} forStaff empty={{ title: text.books.waitingNone, detail: text.books.waitingNoneHint }}>
      {(adjustments) => <WaitingList adjustments={adjustments} onDecided={pages.reload} />}
    </PagedList>
  );
}
