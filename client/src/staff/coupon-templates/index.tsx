import { View } from '@tarojs/components';
import { useState } from 'react';
import { staffApi, usePages, useQuery } from '../../api';
import { BatchList } from '../../features/coupon-templates/batch-list';
import { IssueSheet } from '../../features/coupon-templates/issue-sheet';
import type { Template } from '../../features/coupon-templates/template-draft';
import { TemplateForm } from '../../features/coupon-templates/template-form';
import { TemplateList } from '../../features/coupon-templates/template-list';
import { Screen } from '../../frame/screen';
import { PagedList } from '../../frame/shown';
import { useText } from '../../text';
import { Button } from '../../ui/button';
import { Segments } from '../../ui/segments';

type Open = { readonly kind: 'form'; readonly template?: Template } | { readonly kind: 'issue'; readonly template: Template };

/** 券与发放: templates, and what was issued from them to many. */
export default function CouponTemplatesPage() {
  const text = useText();
  const words = text.couponTemplates;
  const [tab, setTab] = useState<'templates' | 'batches'>('templates');
  const [open, setOpen] = useState<Open>();
  const choices = useQuery(() => staffApi.query.couponTemplates.choices());
  const templates = usePages((cursor) => staffApi.query.couponTemplates.list(cursor === undefined ? {} : { cursor }));
  const batches = usePages((cursor) => staffApi.query.couponTemplates.batches(cursor === undefined ? {} : { cursor }));
  const known = choices.shown.status === 'ready' ? choices.shown.value : undefined;
  const close = () => setOpen(undefined);
  return (
    <Screen id="coupon-templates-screen" title={words.title} {...(tab === 'templates' ? { foot: <Button id="template-add" disabled={!known} onClick={() => setOpen({ kind: 'form' })}>{words.add}</Button> } : {})}>
      <Segments id="coupon-templates" choices={[{ key: 'templates', word: words.tabs.templates }, { key: 'batches', word: words.tabs.batches }]} chosen={tab} onChoose={setTab} />
      <View>
        {tab === 'templates' ? (
          <PagedList pages={templates} bone={110} forStaff empty={{ title: words.none, detail: words.noneHint }}>
            {(items) => <TemplateList templates={items} onEdit={(template) => setOpen({ kind: 'form', template })} onIssue={(template) => setOpen({ kind: 'issue', template })} onChanged={templates.reload} />}
          </PagedList>
        ) : (
          <PagedList pages={batches} bone={110} forStaff empty={{ title: words.batchesNone, detail: words.batchesNoneHint }}>
            {(items) => <BatchList batches={items} onChanged={batches.reload} />}
          </PagedList>
        )}
      </View>
      {open?.kind === 'form' && known && (
        <TemplateForm
          template={open.template}
          choices={known}
          onClose={close}
          onSaved={() => {
            close();
            templates.reload();
          }}
        />
      )}
      {open?.kind === 'issue' && known && (
        <IssueSheet
          template={open.template}
          choices={known}
          onClose={close}
          onStarted={() => {
            close();
            setTab('batches');
            batches.reload();
          }}
        />
      )}
    </Screen>
  );
}
