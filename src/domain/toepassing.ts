import { magHandelen } from './bevoegdheid.ts';
import type { Inhoud, Logboekregel } from './logregel.ts';
import type { Gegeventerugkoppeling, Melding, Nietreden, Spoorstap, Vastgelegd } from './melding.ts';
import { type Oorsprong, leesOorsprong, standBijBinnenkomst } from './oorsprong.ts';
import { type Routegebeurtenis, type Verstrekking, Zijspoor } from './routegebeurtenis.ts';
import { type Routestand, zetStap } from './routestand.ts';
import { SJABLONEN, terugkoppelstandVan } from './terugkoppeling.ts';
import { volgendeTermijn } from './termijnen.ts';
import { type Uitkomst, geweigerd, gelukt } from './uitkomst.ts';

type Toegepast = Uitkomst<Melding, Nietreden>;

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
    case 'overname': {
      const { lid, naam } = inhoud;
      return gelukt({ ...melding, behandelaar: { lid, naam } });
    }
  }
}

const vastgelegd = <T>({ door, op, regelId }: Logboekregel, wat: T): Vastgelegd<T> => ({
  ...wat,
  door,
  op,
  regelId,
});

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
  const vervangen: Uitkomst<Routestand, Nietreden> =
    rol === 'plaatsvervanger' && vervanging !== undefined
      ? zetStap(gemeld, { type: 'vervanging-begonnen', reden: vervanging }, rol, configuratie)
      : gelukt(gemeld);
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
  if (!gezet.ok || gebeurtenis.type !== 'vragen-aan-melder') return gezet;
  const bezorging = melding.oorsprong.kanaal === 'app' ? 'onderweg' : 'zelf-verteld';
  const vraag = vastgelegd(regel, { vraag: gebeurtenis.vraag, bezorging } as const);
  return gelukt({ ...gezet.waarde, vragen: [...melding.vragen, vraag] });
}

/** Takes one step of the route, and writes beside it what it did to the side tracks and what was given to whom. */
function zet(
  melding: Melding,
  regel: Logboekregel,
  gebeurtenis: Routegebeurtenis,
  rol: Parameters<typeof zetStap>[2] = regel.door.rol,
  spoor?: Inhoud<'zijspoor'>,
): Toegepast {
  const gezet = zetStap(melding.stand, gebeurtenis, rol, melding.configuratie);
  if (!gezet.ok) return gezet;
  const stand = gezet.waarde;
  const verstrekking = 'verstrekking' in gebeurtenis ? gebeurtenis.verstrekking : undefined;
  const zijsporen = spoorverschil(
    melding.zijsporen,
    melding.stand,
    stand,
    regel,
    bijzonderheden(gebeurtenis, spoor),
  );
  const verstrekkingen = verstrekking
    ? [...melding.verstrekkingen, vastgelegd(regel, { bij: gebeurtenis.type, verstrekking })]
    : melding.verstrekkingen;
  return gelukt({ ...melding, stand, zijsporen, verstrekkingen });
}

/** What is known of a change of a side track: from the event that made it, or from its own entry. */
function bijzonderheden(
  gebeurtenis: Routegebeurtenis,
  spoor: Inhoud<'zijspoor'> | undefined,
): Omit<Spoorstap, 'stand'> {
  if (spoor) {
    const { soort: _, spoor: __, stand: ___, ...rest } = spoor;
    return rest;
  }
  const verstrekking: Verstrekking | undefined =
    'verstrekking' in gebeurtenis ? gebeurtenis.verstrekking : undefined;
  return {
    ...(verstrekking && { verstrekking, organisatie: verstrekking.ontvanger }),
    ...('kenmerk' in gebeurtenis && { kenmerk: gebeurtenis.kenmerk }),
    ...('reden' in gebeurtenis && { toelichting: gebeurtenis.reden }),
  };
}

function spoorverschil(
  sporen: Melding['zijsporen'],
  voor: Routestand | undefined,
  na: Routestand,
  regel: Logboekregel,
  wat: Omit<Spoorstap, 'stand'>,
): Melding['zijsporen'] {
  const anders = Zijspoor.options.filter((spoor) =>
    voor ? voor.zijsporen[spoor] !== na.zijsporen[spoor] : na.zijsporen[spoor] !== 'niet-van-toepassing',
  );
  if (anders.length === 0) return sporen;
  const nieuw = anders.map((spoor) => {
    const stap = vastgelegd(regel, { ...wat, stand: na.zijsporen[spoor] });
    return [spoor, [...(sporen[spoor] ?? []), stap]] as const;
  });
  return { ...sporen, ...Object.fromEntries(nieuw) };
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
  const { terugkoppelingen, vragen } = melding;
  const isTekst = terugkoppelingen.some((tekst) => tekst.berichtId === berichtId);
  if (!isTekst && !vragen.some(({ regelId }) => regelId === berichtId)) return geweigerd('onbekend-bericht');
  return gelukt({
    ...melding,
    terugkoppelingen: terugkoppelingen.map((tekst) =>
      tekst.berichtId === berichtId ? { ...tekst, bezorging: stand } : tekst,
    ),
    vragen: vragen.map((vraag) => (vraag.regelId === berichtId ? { ...vraag, bezorging: stand } : vraag)),
  });
}
