import { Icon } from '#ui/icon.tsx';
import { t } from '#i18n/nl/desk.ts';
import type { Schermprops } from '../bureau.tsx';
import { Titel } from '../titel.tsx';

/** A dossier that is not here (any more), or not yet read. */
export function Weg({ ga }: Pick<Schermprops, 'ga'>) {
  return (
    <main id="inhoud">
      <button class="kruimel" type="button" onClick={() => ga({ scherm: 'werkvoorraad' })}>
        <Icon name="arrow-left" small /> {t.dossier.terug}
      </button>
      <div class="titelrij">
        <div>
          <Titel tekst={t.dossier.weg} tabblad={t.dossier.tab} />
          <p>{t.dossier.wegUit}</p>
        </div>
      </div>
    </main>
  );
}
