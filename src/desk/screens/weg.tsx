import { t } from '#i18n/nl/desk.ts';
import type { Schermprops } from '../bureau.tsx';
import { Kruimel } from '../kruimel.tsx';
import { Titel } from '../titel.tsx';

/** A dossier that is not here (any more), or not yet read. */
export function Weg({ ga }: Pick<Schermprops, 'ga'>) {
  return (
    <main id="inhoud">
      <Kruimel naar={t.dossier.terug} onTerug={() => ga({ scherm: 'werkvoorraad' })} />
      <div class="titelrij">
        <div>
          <Titel tekst={t.dossier.weg} tabblad={t.dossier.tab} />
          <p>{t.dossier.wegUit}</p>
        </div>
      </div>
    </main>
  );
}
