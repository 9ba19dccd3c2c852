import { View } from '@tarojs/components';
import { useText } from '../../text';

/** The eight steps as a line of eight: done, the next one, still to come. */
export function StepDots({ done }: { done: number }) {
  const text = useText();
  return (
    <View className="step-dots" ariaLabel={text.queue.steps(done)}>
      {[0, 1, 2, 3, 4, 5, 6, 7].map((index) => (
        <View key={index} className={`step-dot${index < done ? ' step-dot-done' : index === done ? ' step-dot-next' : ''}`} />
      ))}
    </View>
  );
}
