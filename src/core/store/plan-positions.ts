/**
 * Gives entries places in their order, with as few new places as possible. An entry whose place changes is stored
 * again, which may conflict with an edit on another computer. New places lie between those of the neighbors.
 *
 * @param places the present places, in the wanted order; `undefined` for a new entry
 * @param ids decide between equal places, which two computers may have given: the smaller id comes first
 * @returns numbers that put the entries in that order
 */
export function planPositions(places: readonly (number | undefined)[], ids: readonly string[]): number[] {
  const comesBefore = (one: number, other: number, of: readonly (number | undefined)[]) => {
    const [place = 0, next = 0] = [of[one], of[other]];
    return place < next || (place === next && (ids[one] ?? '') < (ids[other] ?? ''));
  };
  const kept = findLongestIncrease(places, (one, other) => comesBefore(one, other, places));
  const planned: number[] = [];
  let [last, gap] = [undefined as number | undefined, 0];
  for (const [index, place] of [...places, undefined].entries()) {
    const isEnd = index === places.length;
    if (!isEnd && (place === undefined || !kept.has(index))) {
      gap += 1;
      continue;
    }
    for (let nth = 1; nth <= gap; nth += 1) planned.push(placeBetween(last, place, nth, gap));
    gap = 0;
    if (place !== undefined) planned.push(place);
    last = place;
  }
  // There may be no number left between two neighbors.
  const isInOrder = planned.every((_, index) => index === 0 || comesBefore(index - 1, index, planned));
  return isInOrder ? planned : places.map((_, index) => index);
}

function placeBetween(left: number | undefined, right: number | undefined, nth: number, count: number): number {
  if (left === undefined) return right === undefined ? nth - 1 : right - count + nth - 1;
  return right === undefined ? left + nth : left + ((right - left) * nth) / (count + 1);
}

/** The indices of the longest part that increases: https://en.wikipedia.org/wiki/Longest_increasing_subsequence */
function findLongestIncrease(
  places: readonly (number | undefined)[],
  comesBefore: (one: number, other: number) => boolean,
): Set<number> {
  const ends: number[] = [];
  const previous: (number | undefined)[] = [];
  for (const [index, place] of places.entries()) {
    if (place === undefined) continue;
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (comesBefore(ends[middle] ?? index, index)) low = middle + 1;
      else high = middle;
    }
    previous[index] = low > 0 ? ends[low - 1] : undefined;
    ends[low] = index;
  }
  const found = new Set<number>();
  for (let index = ends.at(-1); index !== undefined; index = previous[index]) found.add(index);
  return found;
}
