import { useEffect, useRef, useState } from 'preact/hooks';
import type { Desk } from '#device/desk.ts';
import { leesFoto } from '#device/fotowerk.ts';
import type { Bijlage } from '#domain/signaal.ts';
import { t } from '#i18n/nl/dossierfotos.ts';
import { useLive } from '#ui/use-live.ts';

/** What the desk has of a photo: its bytes, or a sentence for why not. */
export type Fotostand = { bytes: Uint8Array<ArrayBuffer> } | { zin: string; straks?: boolean };

/** One after another, so that the line is free in between; what had not arrived is asked for again at each round. */
export function useFotos(
  desk: Desk,
  melding: string,
  bijlagen: readonly Bijlage[],
): ReadonlyMap<string, Fotostand> {
  const { standVan } = useLive(desk.verbinding, { standVan: '' });
  const [standen, setStanden] = useState<ReadonlyMap<string, Fotostand>>(new Map());
  const werk = useRef({ bezig: false, weg: false });
  const ids = bijlagen.map(({ id }) => id).join(' ');
  useEffect(() => {
    const { current } = werk;
    const open = ids.split(' ').filter((id) => !vast(standen.get(id)));
    // a round that comes while the last one is still asking asks nothing twice
    if (current.bezig || open.length === 0) return;
    current.bezig = true;
    void (async () => {
      for (const id of open) {
        const gelezen = current.weg ? undefined : await vraag(desk, melding, id);
        if (gelezen && !current.weg) setStanden((nu) => new Map(nu).set(id, gelezen));
      }
      current.bezig = false;
    })();
  }, [desk, melding, ids, standVan]);
  useEffect(() => {
    const { current } = werk;
    current.weg = false;
    return () => {
      current.weg = true;
    };
  }, []);
  return standen;
}

/** What was answered once and for all is not asked again. */
const vast = (stand: Fotostand | undefined): boolean => stand !== undefined && !('straks' in stand);

async function vraag(desk: Desk, melding: string, id: string): Promise<Fotostand> {
  const gelezen = await desk.bijlage(melding, id);
  if (gelezen.ok) return { bytes: gelezen.waarde.inhoud as Uint8Array<ArrayBuffer> };
  if (gelezen.reden === 'nog-niet-binnen') return { zin: t.nogNietBinnen, straks: true };
  if (gelezen.reden === 'onleesbaar' || gelezen.reden === 'niet-gevonden') return { zin: t.onleesbaar };
  return { zin: t.geenVerbinding, straks: true };
}

/** Takes the bytes of a photo and how large it is shown; gives its pixels, or the sentence for why not. */
export function useBeeld(
  stand: Fotostand | undefined,
  langste: number,
): ImageBitmap | { zin: string } | undefined {
  const [beeld, setBeeld] = useState<ImageBitmap | { zin: string }>();
  const bytes = stand && 'bytes' in stand ? stand.bytes : undefined;
  useEffect(() => {
    let weg = false;
    let open: ImageBitmap | undefined;
    setBeeld(undefined);
    if (bytes) {
      void leesFoto(bytes, langste).then((foto) => {
        if (foto.ok) open = foto.waarde;
        if (weg) open?.close();
        else setBeeld(foto.ok ? foto.waarde : { zin: t.weigering[foto.reden] });
      });
    }
    return () => {
      weg = true;
      open?.close();
    };
  }, [bytes, langste]);
  return stand && 'zin' in stand ? stand : beeld;
}
