import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { hush } from './notice';

export interface ButtonProps {
  readonly id?: string;
  readonly kind?: 'primary' | 'soft' | 'plain' | 'quiet' | 'danger';
  readonly small?: boolean;
  readonly disabled?: boolean;
  readonly className?: string;
  readonly onClick: () => void;
  readonly children: ReactNode;
}

/** One action. A disabled button swallows taps; what is missing is said beside it, not by it. A tap ends what was said before. */
export function Button({ id, kind = 'primary', small, disabled, className = '', onClick, children }: ButtonProps) {
  return (
    <View
      {...(id === undefined ? {} : { id })}
      className={`button button-${kind}${small ? ' button-small' : ''}${disabled ? ' button-off' : ''} ${className}`}
      hoverClass={disabled ? 'none' : 'pressed'}
      ariaRole="button"
      onClick={() => {
        if (disabled) return;
        hush();
        onClick();
      }}
    >
      {children}
    </View>
  );
}
