import { useEffect, useState } from 'preact/hooks';
import { leesFoto } from '#device/fotowerk.ts';
import type { Concept } from '#device/phone.ts';
import type { Bijlage } from '#domain/signaal.ts';
import { tijd } from '#i18n/nl/moment.ts';
import { fotonaam } from '#i18n/nl/fotonaam.ts';
import { useLive } from '#ui/use-live.ts';
import { leesAlle } from './lijsten.ts';
import { useField } from './use-field.ts';

/** Takes a photo of the open concept and how large it is shown; gives its pixels, or that they cannot be had. */
export function useFoto(id: string, langste: number): ImageBitmap | 'onleesbaar' | undefined {
  const concept = useLive(useField().concept, undefined);
  const [beeld, setBeeld] = useState<ImageBitmap | 'onleesbaar'>();
  useEffect(() => {
    let weg = false;
    let open: ImageBitmap | undefined;
    if (concept) {
      void decode(concept, id, langste).then((gelezen) => {
        if (gelezen !== 'onleesbaar') open = gelezen;
        if (weg) open?.close();
        else setBeeld(gelezen);
      });
    }
    return () => {
      weg = true;
      open?.close();
    };
  }, [concept, id, langste]);
  return beeld;
}

async function decode(concept: Concept, id: string, langste: number): Promise<ImageBitmap | 'onleesbaar'> {
  const gelezen = await concept.bijlagen.lees(id);
  const foto = gelezen.ok && (await leesFoto(gelezen.waarde as Uint8Array<ArrayBuffer>, langste));
  return foto && foto.ok ? foto.waarde : 'onleesbaar';
}

/** Gives what an indicator of any list says, once the lists were read. */
export function useStellingen(): ReadonlyMap<string, string> {
  const [stellingen, setStellingen] = useState<ReadonlyMap<string, string>>(new Map());
  useEffect(() => {
    void leesAlle().then((lijsten) => {
      const alle = lijsten.flatMap(({ secties }) => secties.flatMap(({ signalen }) => signalen));
      setStellingen(new Map(alle.map(({ id, tekst }) => [id, tekst])));
    });
  }, []);
  return stellingen;
}

/** Takes the photos of a signaal and one of them; gives what it is called wherever it stands. */
export function naamVan(
  bijlagen: readonly Bijlage[],
  { id, bij, genomenOp }: Bijlage,
  stellingen: ReadonlyMap<string, string>,
): string {
  const n = bijlagen.findIndex((een) => een.id === id) + 1;
  return fotonaam(n, bijlagen.length, bij && (stellingen.get(bij) ?? bij), tijd(genomenOp));
}
