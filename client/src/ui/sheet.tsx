import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { Icon } from './icon';

/** A sheet from below, over the page it belongs to. */
export function Sheet({ title, closeWord, onClose, children }: { title: string; closeWord: string; onClose: () => void; children: ReactNode }) {
  return (
    <View>
      <View className="scrim" onClick={onClose} catchMove />
      <View className="sheet t-sheet" ariaRole="dialog">
        <View className="sheet-head">
          <View>{title}</View>
          <View className="nav-side" id="sheet-close" ariaRole="button" ariaLabel={closeWord} onClick={onClose}>
            <Icon name="close" />
          </View>
        </View>
        {children}
      </View>
    </View>
  );
}
