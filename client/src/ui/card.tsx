import { View } from '@tarojs/components';
import type { ReactNode } from 'react';

/** A sheet of paper things lie on. `flush` leaves the vertical room to the rows inside. */
export function Card({ id, flush, className = '', children, onClick }: { id?: string; flush?: boolean; className?: string; children: ReactNode; onClick?: () => void }) {
  return (
    <View {...(id === undefined ? {} : { id })} className={`card${flush ? ' card-flush' : ''} ${className}`} {...(onClick ? { onClick, hoverClass: 'pressed' } : {})}>
      {children}
    </View>
  );
}

/** A heading and what belongs under it. */
export function Section({ title, aside, children }: { title: ReactNode; aside?: ReactNode; children: ReactNode }) {
  return (
    <View className="section">
      <View className="section-title">
        <View>{title}</View>
        {aside !== undefined && <View>{aside}</View>}
      </View>
      {children}
    </View>
  );
}
