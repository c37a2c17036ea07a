import type { LijstId } from '#domain/signalenlijst.ts';
import type { Nieuwregel } from '#device/desk.ts';
import { Icon, type IconName } from '#ui/icon.tsx';
import { t } from '#i18n/nl/desk.ts';
import { type Haltenaam, zijsporen } from '#i18n/nl/meldroute.ts';
import type { Dossierbeeld } from '../dossierbeeld.ts';
import { titelKort } from '../plaats.ts';
import { Strook } from '../strook.tsx';
import { duur } from '../tijd.ts';
import { volgendeStap } from '../volgende-stap.ts';

export const LOCATIE_ICONS: Record<LijstId, IconName> = {
  huisvesting: 'bed-double',
  prostitutie: 'door-open',
  hennep: 'sprout',
  algemeen: 'clipboard-check',
};

function Wacht({ sinds, nu }: { sinds: string; nu: Date }) {
  const { aantal, eenheid } = duur(sinds, nu);
  return (
    <td class="wacht">
      <b>{aantal}</b> <small>{t.werkvoorraad.eenheid[eenheid][aantal === 1 ? 0 : 1]}</small>
    </td>
  );
}

interface Props {
  beeld: Dossierbeeld;
  haltes: readonly Haltenaam[];
  nu: Date;
  onOpen(): void;
}

/** One melding in the list: what, how long, where on the line, what now, who. */
export function Werkrij({ beeld, haltes, nu, onOpen }: Props) {
  const { kop, uitleg } = volgendeStap(beeld);
  const halte = haltes[Math.min(beeld.halte, 7) - 1]?.kort ?? '';
  const spoor = beeld.wachtOp ? t.werkvoorraad.wachtOp(zijsporen[beeld.wachtOp].kort) : '';
  return (
    <tr class="rijtje">
      <td>
        <Naam beeld={beeld} onOpen={onOpen} />
      </td>
      <Wacht sinds={beeld.wachtSinds} nu={nu} />
      <td class="stapcel">
        <Strook hier={beeld.halte} zijspoor={beeld.wachtOp !== undefined} gestopt={beeld.gestopt} />
        <span class="strook-onder">
          {beeld.gesloten ? t.werkvoorraad.afgesloten : [halte, spoor].filter(Boolean).join(', ')}
        </span>
      </td>
      <td class="volg">
        <b>{kop}</b>
        <small>{uitleg}</small>
      </td>
      <td class="eigenaar">{beeld.inhoud.behandelaar?.naam.split(' ')[0] ?? t.werkvoorraad.niemand}</td>
      <td class="pijl">
        <Icon name="chevron-right" small />
      </td>
    </tr>
  );
}

/** The name of the row is what opens it. */
function Naam({ beeld, onOpen }: { beeld: Dossierbeeld; onOpen(): void }) {
  return (
    <button class="sig" type="button" data-rij={beeld.melding} onClick={onOpen}>
      <span class="beeld">
        <Icon name={beeld.signaal ? LOCATIE_ICONS[beeld.signaal.soort] : 'circle-alert'} />
      </span>
      <span>
        <b>{titelKort(beeld.signaal)}</b>
        <small class="kenmerk">{beeld.kenmerk}</small>
        {beeld.oefening && <span class="etiket etiket--hierzacht">{t.werkvoorraad.oefening}</span>}
      </span>
    </button>
  );
}

interface Nieuwprops {
  regel: Nieuwregel;
  nu: Date;
  uit: string | undefined;
  bezig: boolean;
  onOpen(): void;
}

/** An envelope without a case: still sealed, or not to be opened, with the reason. */
export function Nieuwrij({ regel, nu, uit, bezig, onOpen }: Nieuwprops) {
  const w = t.werkvoorraad;
  const dicht = regel.stand === 'nieuw';
  return (
    <tr class="rijtje">
      <td>
        <Envelopnaam regel={regel} />
      </td>
      <Wacht sinds={regel.ontvangenOp} nu={nu} />
      <td class="stapcel">
        <Strook hier={1} />
        <span class="strook-onder">{dicht ? w.opgepikt : ''}</span>
      </td>
      <td class="volg" colSpan={regel.stand === 'onleesbaar' ? 3 : 1}>
        {dicht ? (
          <>
            <b>{w.nieuwVolg}</b>
            <small>{w.nieuwVolgUit}</small>
          </>
        ) : (
          <small>{w.redenen[regel.reden ?? ''] ?? w.redenAnders}</small>
        )}
      </td>
      {regel.stand !== 'onleesbaar' && (
        <td colSpan={2} class="opencel">
          <button
            class={bezig ? 'knop knop--hoofd knop--desk is-bezig' : 'knop knop--hoofd knop--desk'}
            type="button"
            data-rij={regel.envId}
            aria-label={w.openVan(regel.kenmerk)}
            aria-busy={bezig}
            disabled={uit !== undefined}
            title={uit}
            onClick={onOpen}
          >
            <Icon name={bezig ? 'loader-circle' : 'mail-open'} small /> {w.open}
          </button>
        </td>
      )}
    </tr>
  );
}

function Envelopnaam({ regel }: { regel: Nieuwregel }) {
  const w = t.werkvoorraad;
  const namen = { nieuw: w.nieuw, onleesbaar: w.onleesbaar, quarantaine: w.quarantaine };
  return (
    <span class="sig">
      <span class="beeld">
        <Icon name={regel.stand === 'nieuw' ? 'zegel' : 'circle-alert'} />
      </span>
      <span>
        <b>{namen[regel.stand]}</b>
        <small class="kenmerk">{regel.kenmerk}</small>
        {regel.spoed && (
          <span class="etiket etiket--acuut">
            <Icon name="siren" /> {w.groep.acuut}
          </span>
        )}
      </span>
    </span>
  );
}
