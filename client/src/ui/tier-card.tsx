import { View } from '@tarojs/components';
import { materialOf } from './tier-material';

interface Props {
  readonly tierId: string;
  readonly brand: string;
  readonly tierName: string;
  readonly who: string;
  readonly number: string;
  /** How much of the way to the next tier is done, from 0 to 1. */
  readonly progress: number;
  readonly said: string;
  readonly onClick?: () => void;
}

/** The card in the wallet: whose it is, of which tier, and how far to the next. */
export function TierCard({ tierId, brand, tierName, who, number, progress, said, onClick }: Props) {
  const filled = `${Math.round(Math.max(0.02, Math.min(1, progress)) * 100)}%`;
  return (
    <View id="tier-card" className={`tier-card material-${materialOf(tierId)}`} {...(onClick ? { onClick } : {})}>
      <View className="tier-card-motif" />
      <View className="tier-card-line">
        <View className="tier-card-brand">
          <View className="tier-card-brand-mark" />
          <View>{brand}</View>
        </View>
        <View className="tiny number" id="card-number">{number}</View>
      </View>
      <View>
        <View className="tier-card-name" id="card-tier">{tierName}</View>
        <View className="tier-card-who" id="card-who">{who}</View>
      </View>
      <View>
        <View className="tier-card-track"><View className="tier-card-fill" style={{ width: filled }} /></View>
        <View className="tier-card-said" id="card-growth">{said}</View>
      </View>
    </View>
  );
}
