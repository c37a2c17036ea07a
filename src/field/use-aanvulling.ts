import type { Verzendregel } from '#device/phone.ts';
import { useLive } from '#ui/use-live.ts';
import { useField } from './use-field.ts';

/**
 * Takes a sent signaal, and a question about it; gives the way to add to it, and whether that was begun already. It copies
 * nothing, for this phone cannot read that signaal: only its name goes along, that it was practice, and the question. What
 * adds to an aanvulling adds to the first.
 */
export function useAanvulling(
  { envId, oefening, aanvulling }: Pick<Verzendregel, 'envId' | 'oefening' | 'aanvulling'>,
  antwoordOp?: string,
): { begonnen: boolean; vulAan(): Promise<void> } {
  const session = useField();
  const concepten = useLive(session.phone.concepten.live, []);
  const aanvullingOp = aanvulling?.op ?? envId;
  const eerder = concepten.find(
    ({ signaal }) => signaal?.aanvullingOp === aanvullingOp && signaal.antwoordOp === antwoordOp,
  );
  return {
    begonnen: eerder !== undefined,
    async vulAan() {
      if (eerder && (await session.open(eerder.id)) === undefined) return;
      await session.begin('algemeen', {
        vul: (nu) => ({
          ...nu,
          oefening,
          aanvullingOp,
          ...(antwoordOp !== undefined && { antwoordOp }),
        }),
        naar: { scherm: 'aanvulling' },
      });
    },
  };
}
