/**
 * Keeps a bounded number of tasks under way and consumes their results in the order of the items, whatever order
 * they finish in. Reading the next item waits for room, so memory stays within `inFlight` items.
 */
export async function inOrder<T, R>(
  items: AsyncIterable<T> | Iterable<T>,
  start: (item: T) => Promise<R>,
  consume: (item: T, result: R) => Promise<void> | void,
  inFlight: number,
): Promise<void> {
  const underway: { readonly item: T; readonly result: Promise<R> }[] = [];
  const takeFirst = async (): Promise<void> => {
    const first = underway.shift();
    if (first !== undefined) await consume(first.item, await first.result);
  };
  try {
    for await (const item of items) {
      const result = start(item);
      // A rejection is met when its turn comes; until then it must not count as unhandled.
      result.catch(() => {});
      underway.push({ item, result });
      if (underway.length >= inFlight) await takeFirst();
    }
    while (underway.length > 0) await takeFirst();
  } finally {
    await Promise.allSettled(underway.map((entry) => entry.result));
  }
}
