import { View } from '@tarojs/components';
import type { ReactNode } from 'react';

/** A short word about a state. */
export function Badge({ tone, className = '', children }: { tone?: 'accent' | 'gold' | 'warn' | 'danger'; className?: string; children: ReactNode }) {
  return <View className={`badge${tone ? ` badge-${tone}` : ''} ${className}`}>{children}</View>;
}
