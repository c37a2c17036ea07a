import { blijfGesloten, reageer, vulAan } from './aanvulling.ts';
import { magHandelen } from './bevoegdheid.ts';
import type { Inhoud, Logboekregel } from './logregel.ts';
import type { Gegeventerugkoppeling, Melding, Vastgelegd } from './melding.ts';
import { type Oorsprong, leesOorsprong, standBijBinnenkomst } from './oorsprong.ts';
import type { Routegebeurtenis } from './routegebeurtenis.ts';
import { zetStap } from './routestand.ts';
import { SJABLONEN, terugkoppelstandVan } from './terugkoppeling.ts';
import { volgendeTermijn } from './termijnen.ts';
import { geweigerd, gelukt } from './uitkomst.ts';
import { type Toegepast, neemWaar, spoorverschil, vastgelegd, zet } from './zet.ts';

/** A melding in one of these is only read; `afgesloten` can still be noted in, taken over and reopened. */
const dicht = ({ stand }: Melding): boolean =>
  ['afgesloten', 'vernietigd', 'ingetrokken'].includes(stand.stap);

/**
 * Takes a melding and an entry that was read; gives the melding after that act. Refuses what the route or the rol does
 * not allow where the melding stands now, whatever its author saw when she wrote it.
 */
export function pasToe(melding: Melding, regel: Logboekregel, opgenomenOp: string): Toegepast {
  const { inhoud } = regel;
  const isBegin = inhoud.soort === 'geopend' || inhoud.soort === 'opgenomen';
  const isGeopend = melding.log.some(({ toegepast }) => toegepast);
  if (isBegin) return isGeopend ? geweigerd('al-geopend') : begin(melding, regel, inhoud);
  if (!isGeopend) return geweigerd('nog-niet-geopend');

  switch (inhoud.soort) {
    case 'route':
      return neemStap(melding, regel, inhoud.gebeurtenis);
    case 'termijn': {
      const termijn = volgendeTermijn(melding);
      const om = termijn?.gebeurtenis.type === inhoud.gebeurtenis.type && termijn.op <= opgenomenOp;
      return om ? zet(melding, regel, termijn.gebeurtenis, 'systeem') : geweigerd('termijn-loopt-nog');
    }
    case 'verrijking':
      return verrijk(melding, regel, inhoud);
    case 'zijspoor':
      return zet(melding, regel, spoorgebeurtenis(inhoud, regel.op), regel.door.rol, inhoud);
    case 'vorm': {
      const { locatietype } = melding.stand.feiten;
      return zet(melding, regel, { type: 'duiding-bijstellen', locatietype, vormen: inhoud.vormen });
    }
    case 'terugkoppeling':
      return koppelTerug(melding, regel, inhoud);
    case 'bezorgd':
      return bezorg(melding, inhoud);
    case 'notitie':
      return melding.stand.stap === 'vernietigd'
        ? geweigerd('afgesloten')
        : gelukt({
            ...melding,
            notities: [...melding.notities, vastgelegd(regel, { tekst: inhoud.tekst })],
          });
    case 'samenhang': {
      if (melding.stand.stap === 'vernietigd') return geweigerd('afgesloten');
      return gelukt({ ...melding, samenhang: { ...melding.samenhang, [inhoud.melding]: inhoud.hoort } });
    }
    case 'overname': {
      const { lid, naam } = inhoud;
      return gelukt({ ...melding, behandelaar: { lid, naam } });
    }
    case 'aanvulling':
      return vulAan(melding, regel, inhoud);
    case 'blijft-gesloten':
      return blijfGesloten(melding, regel);
    case 'reactie':
      return reageer(melding, inhoud);
  }
}

function begin(
  melding: Melding,
  regel: Logboekregel,
  inhoud: Inhoud<'geopend'> | Inhoud<'opgenomen'>,
): Toegepast {
  const { configuratie, gemeente, vervanging } = inhoud;
  const oorsprong = inhoud.soort === 'geopend' ? melding.oorsprong : aanDeBalie(melding, regel, inhoud);
  if (inhoud.soort === 'geopend' && oorsprong.soort !== 'ontbreekt') {
    const { envId, vingerafdruk } = inhoud;
    if (oorsprong.envId !== envId || oorsprong.vingerafdruk !== vingerafdruk)
      return geweigerd('ander-signaal');
  }
  const gemeld = standBijBinnenkomst(oorsprong, gemeente);
  const { rol, lid, naam } = regel.door;
  const vervangen = neemWaar(gemeld, regel, vervanging, configuratie);
  if (!vervangen.ok) return vervangen;
  const gezet = zetStap(vervangen.waarde, { type: 'in-behandeling-nemen', gemeente }, rol, configuratie);
  if (!gezet.ok) return gezet;
  const stand = gezet.waarde;
  const zijsporen = spoorverschil(melding.zijsporen, undefined, stand, regel, {});
  return gelukt({ ...melding, oorsprong, configuratie, stand, zijsporen, behandelaar: { lid, naam } });
}

function aanDeBalie(melding: Melding, regel: Logboekregel, inhoud: Inhoud<'opgenomen'>): Oorsprong {
  const { kanaal, melder, signaal } = inhoud;
  return leesOorsprong(signaal ?? null, {
    kanaal,
    herkomst: 'bureau',
    kenmerk: melding.oorsprong.kenmerk,
    vingerafdruk: regel.regelId,
    verzegeldOp: regel.op,
    melder,
    concept: false,
  });
}

function neemStap(melding: Melding, regel: Logboekregel, gebeurtenis: Routegebeurtenis): Toegepast {
  if (gebeurtenis.type === 'terugkoppeling-melder') return geweigerd('alleen-met-tekst');
  const gezet = zet(melding, regel, gebeurtenis);
  if (!gezet.ok) return gezet;
  const bezorging = melding.oorsprong.kanaal === 'app' ? 'onderweg' : 'zelf-verteld';
  switch (gebeurtenis.type) {
    case 'vragen-aan-melder': {
      const vraag = vastgelegd(regel, { vraag: gebeurtenis.vraag, bezorging, antwoorden: [] } as const);
      return gelukt({ ...gezet.waarde, vragen: [...melding.vragen, vraag] });
    }
    case 'dubbel':
      return gelukt({ ...gezet.waarde, samengevoegdMet: gebeurtenis.hoofdmelding });
    case 'echt-maken':
      return gelukt({ ...gezet.waarde, echtGemaakt: vastgelegd(regel, { bezorging } as const) });
    default:
      return gezet;
  }
}

const GEEN_VERSTREKKING = { grondslag: '', ontvanger: '', verstrekt: '', persoonsgegevens: false };

/** Takes how a side track is to stand; gives the event of the route that makes it so. */
export function spoorgebeurtenis(inhoud: Inhoud<'zijspoor'>, op: string): Routegebeurtenis {
  const { spoor, stand, kenmerk = '', toelichting = '', verstrekking = GEEN_VERSTREKKING } = inhoud;
  switch (stand) {
    case 'nodig':
      return spoor === 'acuut'
        ? { type: 'acuut-gemarkeerd', gebeld112: 'nee' }
        : { type: 'spoor-nodig', spoor };
    case 'uitgezet':
      if (spoor === 'pct') return { type: 'pct-consulteren', verstrekking };
      if (spoor === 'nla') return { type: 'arbeidsinspectie-melden', verstrekking };
      return { type: 'spoor-uitzetten', spoor, verstrekking };
    case 'bevestigd':
      return spoor === 'acuut'
        ? { type: 'politie-geinformeerd', tijdstip: op, kenmerk }
        : { type: 'spoor-bevestigen', spoor, kenmerk };
    case 'niet-van-toepassing':
      return { type: 'spoor-vervallen', spoor, reden: toelichting };
  }
}

/** The first source that is consulted takes the melding to step 3; later ones are added wherever it is. */
function verrijk(melding: Melding, regel: Logboekregel, inhoud: Inhoud<'verrijking'>): Toegepast {
  if (dicht(melding)) return geweigerd('afgesloten');
  const { stap, feiten } = melding.stand;
  if (!magHandelen(regel.door.rol, 'verrijken', feiten.vervanging)) return geweigerd('rol-niet-bevoegd');
  const { soort: _, ...verrijking } = inhoud;
  const { bron, bronnaam = bron, grondslag } = verrijking;
  const gezet: Toegepast =
    stap === 'ontvangen'
      ? zet(melding, regel, { type: 'verrijken', bronnen: [{ bron: bronnaam, grondslag }] })
      : gelukt(melding);
  if (!gezet.ok) return gezet;
  return gelukt({ ...gezet.waarde, verrijkingen: [...melding.verrijkingen, vastgelegd(regel, verrijking)] });
}

/**
 * What the melder was told. It counts only if its author had seen every earlier one: two people who write at the same
 * moment must not both be heard. Where the route asks for it, a text that closes the circle also takes the step.
 */
function koppelTerug(melding: Melding, regel: Logboekregel, inhoud: Inhoud<'terugkoppeling'>): Toegepast {
  if (dicht(melding)) return geweigerd('afgesloten');
  const { rol } = regel.door;
  if (!magHandelen(rol, 'terugkoppeling-melder', melding.stand.feiten.vervanging)) {
    return geweigerd('rol-niet-bevoegd');
  }
  const gezienTot = melding.log.findIndex(({ regelId }) => regelId === regel.na);
  const ongezien = melding.log.slice(gezienTot + 1);
  if (ongezien.some((stuk) => stuk.toegepast && stuk.regel?.inhoud.soort === 'terugkoppeling')) {
    return geweigerd('intussen-gewijzigd');
  }
  const { soort: _, ...tekst } = inhoud;
  const blad = SJABLONEN[tekst.sjabloon];
  if (!blad.mag(terugkoppelstandVan(melding))) return geweigerd('sjabloon-mag-niet');

  const terugkoppeling: Vastgelegd<Gegeventerugkoppeling> = vastgelegd(regel, {
    ...tekst,
    bezorging: tekst.berichtId === undefined ? 'zelf-verteld' : 'onderweg',
  });
  const gezegd = { ...melding, terugkoppelingen: [...melding.terugkoppelingen, terugkoppeling] };
  if (!blad.sluitend) return gelukt(gezegd);
  const gezet = zet(gezegd, regel, { type: 'terugkoppeling-melder', sjabloon: tekst.sjabloon });
  // elsewhere on the route the melder may hear something in between
  return !gezet.ok && gezet.reden === 'stap-niet-toegestaan' ? gelukt(gezegd) : gezet;
}

function bezorg(melding: Melding, { berichtId, stand }: Inhoud<'bezorgd'>): Toegepast {
  const { terugkoppelingen, vragen, echtGemaakt } = melding;
  const isTekst = terugkoppelingen.some((tekst) => tekst.berichtId === berichtId);
  const isEcht = echtGemaakt?.regelId === berichtId;
  if (!isTekst && !isEcht && !vragen.some(({ regelId }) => regelId === berichtId)) {
    return geweigerd('onbekend-bericht');
  }
  return gelukt({
    ...melding,
    terugkoppelingen: terugkoppelingen.map((tekst) =>
      tekst.berichtId === berichtId ? { ...tekst, bezorging: stand } : tekst,
    ),
    vragen: vragen.map((vraag) => (vraag.regelId === berichtId ? { ...vraag, bezorging: stand } : vraag)),
    ...(isEcht && { echtGemaakt: { ...echtGemaakt, bezorging: stand } }),
  });
}
