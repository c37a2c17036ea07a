/** Enough to keep WebCrypto's own threads busy, few enough that others get their turn in between. */
const AT_ONCE = 128;

/** Takes things and what to do with each; gives each thing with its result, in order, many being done at once. */
export async function* inParallel<T, R>(
  things: readonly T[],
  act: (thing: T) => Promise<R>,
): AsyncGenerator<readonly [T, R]> {
  for (let i = 0; i < things.length; i += AT_ONCE) {
    const part = things.slice(i, i + AT_ONCE);
    yield* await Promise.all(part.map(async (thing) => [thing, await act(thing)] as const));
  }
}
