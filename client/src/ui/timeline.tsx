import { View } from '@tarojs/components';
import type { ReactNode } from 'react';

export interface TimelineStep {
  readonly key: string;
  readonly title: string;
  readonly when: string;
  readonly words: string;
  readonly extra?: ReactNode;
}

/** What happened, one step under another. */
export function Timeline({ steps }: { steps: readonly TimelineStep[] }) {
  return (
    <View className="timeline" id="timeline">
      {steps.map((step) => (
        <View key={step.key} className="timeline-item t-step">
          <View className="strong small">{step.title}</View>
          <View className="quiet tiny">{step.when}</View>
          {step.words !== '' && <View className="timeline-words">{step.words}</View>}
          {step.extra}
        </View>
      ))}
    </View>
  );
}
