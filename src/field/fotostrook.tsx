import './fotos.css';
import type { ComponentChildren } from 'preact';
import { type Bijlage, MEESTE_BIJLAGEN, type Signaal } from '#domain/signaal.ts';
import { t } from '#i18n/nl/fotos.ts';
import { Bitmap } from '#ui/bitmap.tsx';
import { Icon } from '#ui/icon.tsx';
import { useField } from './use-field.ts';
import { naamVan, useFoto, useStellingen } from './use-foto.ts';

/** Three times a thumbnail: sharp on every screen, and a small part of the work of a whole photo. */
const DUIMNAGEL = 360;

/** Under an answer: the photos that belong to it. */
export function Antwoordfotos({ signaal, bij }: { signaal: Signaal; bij: string }) {
  const hier = signaal.bijlagen.filter((foto) => foto.bij === bij);
  return <Fotorij signaal={signaal} fotos={hier} klein />;
}

/** With the details: all photos of the signaal, and the way to another. */
export function Fotogroep({ signaal }: { signaal: Signaal }) {
  const { router } = useField();
  const vol = signaal.bijlagen.length >= MEESTE_BIJLAGEN;
  return (
    <section class="groep">
      <h2>
        <Icon name="camera" /> {t.strook}
      </h2>
      <p class="uitleg">{t.alleenHier}</p>
      <Fotorij signaal={signaal} fotos={signaal.bijlagen}>
        {!vol && (
          <li>
            <button class="foto-nieuw" type="button" onClick={() => router.ga({ scherm: 'foto' })}>
              <Icon name="camera" /> {t.nieuw}
            </button>
          </li>
        )}
      </Fotorij>
      {vol && <p class="uitleg ruim-boven">{t.weigering['te-veel']}</p>}
    </section>
  );
}

interface RijProps {
  signaal: Signaal;
  fotos: readonly Bijlage[];
  klein?: boolean;
  children?: ComponentChildren;
}

/** Takes some photos of a signaal; shows each as something to press. */
export function Fotorij({ signaal, fotos, klein, children }: RijProps) {
  const { router } = useField();
  const stellingen = useStellingen();
  return (
    <ul class={klein ? 'fotos fotos--klein' : 'fotos'}>
      {fotos.map((foto) => (
        <li key={foto.id}>
          <button
            class="fotoknop"
            type="button"
            aria-label={naamVan(signaal.bijlagen, foto, stellingen)}
            onClick={() => router.ga({ scherm: 'foto-bekijk', id: foto.id })}
          >
            <Duimnagel id={foto.id} />
          </button>
        </li>
      ))}
      {children}
    </ul>
  );
}

function Duimnagel({ id }: { id: string }) {
  const beeld = useFoto(id, DUIMNAGEL);
  if (beeld === 'onleesbaar') return <Icon name="circle-alert" />;
  return beeld ? <Bitmap image={beeld} class="foto" /> : <Icon name="camera" />;
}
