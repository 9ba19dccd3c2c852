import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon';

export interface RowProps {
  readonly id?: string;
  readonly className?: string;
  readonly icon?: IconName;
  readonly title: ReactNode;
  readonly detail?: ReactNode;
  readonly end?: ReactNode;
  readonly onClick?: () => void;
}

/** A line of a list: what it is, a detail under it, something at its end; a chevron when it leads somewhere. */
export function Row({ id, className = '', icon, title, detail, end, onClick }: RowProps) {
  return (
    <View
      {...(id === undefined ? {} : { id })}
      className={`row ${className}`}
      {...(onClick ? { onClick, hoverClass: 'pressed', ariaRole: 'button' } : {})}
    >
      {icon && <View className="row-icon"><Icon name={icon} /></View>}
      <View className="row-main">
        <View className="row-title">{title}</View>
        {detail !== undefined && <View className="row-detail">{detail}</View>}
      </View>
      {end !== undefined && <View className="row-end">{end}</View>}
      {onClick && <View className="chevron"><Icon name="next" small /></View>}
    </View>
  );
}
