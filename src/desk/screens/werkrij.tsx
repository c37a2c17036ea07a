import type { LijstId } from '#domain/signalenlijst.ts';
import { Icon, type IconName } from '#ui/icon.tsx';
import { t } from '#i18n/nl/desk.ts';
import { type Haltenaam, zijsporen } from '#i18n/nl/meldroute.ts';
import type { Dossierbeeld } from '../dossierbeeld.ts';
import { titelKort } from '../plaats.ts';
import { Strook } from '../strook.tsx';
import { duur } from '../tijd.ts';
import { volgendeStap } from '../volgende-stap.ts';

const LOCATIE_ICONS: Record<LijstId, IconName> = {
  huisvesting: 'bed-double',
  prostitutie: 'door-open',
  hennep: 'sprout',
  algemeen: 'clipboard-check',
};

/** How long, in the unit a person would use. */
export function Wacht({ sinds, nu }: { sinds: string; nu: Date }) {
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
      {beeld.gesloten ? <td>{t.werkvoorraad.niemand}</td> : <Wacht sinds={beeld.wachtSinds} nu={nu} />}
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
