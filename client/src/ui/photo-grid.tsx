import { Image, View } from '@tarojs/components';
import { Icon } from './icon';

/** Photos in a grid, each with a word on it where there is something to say of it; with `onRemove` each can be taken away, with `onAdd` there is a place to add more. */
export function PhotoGrid({ photos, addWord, removeWord, onAdd, onRemove, onOpen }: {
  photos: readonly { readonly key: string; readonly src: string; readonly word?: string }[];
  addWord?: string;
  removeWord?: string;
  onAdd?: () => void;
  onRemove?: (key: string) => void;
  onOpen?: (src: string, key: string) => void;
}) {
  return (
    <View className="photos">
      {photos.map(({ key, src, word }) => (
        <View key={key} className="photo t-photo">
          <Image className="photo-image" src={src} mode="aspectFill" {...(onOpen ? { onClick: () => onOpen(src, key) } : {})} />
          {word !== undefined && <View className="photo-word">{word}</View>}
          {onRemove && (
            <View className="photo-remove" ariaRole="button" ariaLabel={removeWord ?? ''} onClick={() => onRemove(key)}>
              <View className="photo-remove-dot"><Icon name="close" small /></View>
            </View>
          )}
        </View>
      ))}
      {onAdd && (
        <View id="photo-add" className="photo photo-add" ariaRole="button" hoverClass="pressed" onClick={onAdd}>
          <Icon name="camera" />
          <View>{addWord}</View>
        </View>
      )}
    </View>
  );
}
