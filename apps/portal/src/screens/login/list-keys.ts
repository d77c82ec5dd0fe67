/** What of a key press decides where it leads. */
export type Press = Readonly<Pick<KeyboardEvent, 'key' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey'>>;

/**
 * Where a key leads from a link of a list with a search field above it: the number of another link, or the field. Undefined for keys that the browser
 * keeps. Tab leads through the list as through any other; these are quicker.
 */
export function stopAfter(press: Press, index: number, count: number): number | 'field' | undefined {
  if (press.altKey || press.ctrlKey || press.metaKey || press.shiftKey) return undefined;
  if (press.key === 'ArrowDown') return Math.min(index + 1, count - 1);
  if (press.key === 'ArrowUp') return index === 0 ? 'field' : index - 1;
  if (press.key === 'Home') return 0;
  if (press.key === 'End') return count - 1;
  return press.key === 'Escape' ? 'field' : undefined;
}
