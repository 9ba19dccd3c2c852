import { Image, View } from '@tarojs/components';
import { svgUri } from './svg';

/** A drawn chart under the sentence that says what it shows; the sentence is also what a screen reader reads. */
export function Chart({ id, said, svg }: { id: string; said: string; svg: string }) {
  return (
    <View id={id}>
      <View className="chart-said">{said}</View>
      <Image className="chart" src={svgUri(svg)} mode="widthFix" ariaLabel={said} />
    </View>
  );
}
