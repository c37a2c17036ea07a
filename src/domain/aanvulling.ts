import { magHandelen } from './bevoegdheid.ts';
import type { Inhoud, Logboekregel } from './logregel.ts';
import type { Aanvulling, Melding, Vastgelegd } from './melding.ts';
import { geweigerd, gelukt } from './uitkomst.ts';
import { type Toegepast, neemWaar, vastgelegd, zet } from './zet.ts';

/**
 * Takes what the melder added to a melding; gives the melding with it. The answer to the question that is waited for
 * ends the waiting; danger marks the melding wherever it stands; after closing it waits for a decision. Refuses the same
 * envelope twice, and whatever the route refuses.
 */
export function vulAan(melding: Melding, regel: Logboekregel, inhoud: Inhoud<'aanvulling'>): Toegepast {
  const { envId, vingerafdruk, bij, antwoordOp, acuut, vervanging } = inhoud;
  if (melding.aanvullingen.some((een) => een.envId === envId)) return geweigerd('al-aangevuld');
  const waargenomen = neemWaar(melding.stand, regel, vervanging, melding.configuratie);
  if (!waargenomen.ok) return waargenomen;
  const nu = { ...melding, stand: waargenomen.waarde };

  const { stap } = melding.stand;
  const beantwoordt = stap === 'wacht-op-melder' && melding.vragen.at(-1)?.regelId === antwoordOp;
  const type = beantwoordt ? 'antwoord-melder' : 'aanvulling';
  const erbij = zet(nu, regel, { type, vingerafdruk });
  if (!erbij.ok) return erbij;
  const gezet = acuut
    ? zet(erbij.waarde, regel, { type: 'acuut-gemarkeerd', gebeld112: acuut.gebeld112 })
    : erbij;
  if (!gezet.ok) return gezet;

  const naSluiten = stap === 'afgesloten';
  const aanvulling: Vastgelegd<Aanvulling> = vastgelegd(regel, {
    envId,
    vingerafdruk,
    bij,
    ...(antwoordOp !== undefined && { antwoordOp }),
    acuut: acuut !== undefined,
    naSluiten,
  });
  return gelukt({
    ...gezet.waarde,
    aanvullingen: [...melding.aanvullingen, aanvulling],
    teBeoordelen: naSluiten ? [...melding.teBeoordelen, envId] : melding.teBeoordelen,
    vragen: melding.vragen.map((vraag) =>
      vraag.regelId === antwoordOp ? { ...vraag, antwoorden: [...vraag.antwoorden, envId] } : vraag,
    ),
  });
}

/** Takes the decision that what came after closing changes nothing. Refuses where nothing waits for one. */
export function blijfGesloten(melding: Melding, { door: { rol } }: Logboekregel): Toegepast {
  if (melding.teBeoordelen.length === 0) return geweigerd('niets-te-beoordelen');
  if (!magHandelen(rol, 'heropenen', melding.stand.feiten.vervanging)) return geweigerd('rol-niet-bevoegd');
  return gelukt({ ...melding, teBeoordelen: [] });
}

/** Takes what a melder thought of a terugkoppeling. It changes no step. Refuses a message that this melding never sent. */
export function reageer(melding: Melding, { berichtId, nuttig }: Inhoud<'reactie'>): Toegepast {
  if (!melding.terugkoppelingen.some((tekst) => tekst.berichtId === berichtId)) {
    return geweigerd('onbekend-bericht');
  }
  return gelukt({
    ...melding,
    terugkoppelingen: melding.terugkoppelingen.map((tekst) =>
      tekst.berichtId === berichtId ? { ...tekst, nuttig } : tekst,
    ),
  });
}

/**
 * Takes meldingen; gives how often a melder was told something in the app, how often she answered whether that was
 * useful, and how often it was. Practice does not count.
 */
export function telReacties(meldingen: Iterable<Pick<Melding, 'stand' | 'terugkoppelingen'>>) {
  let [gegeven, gereageerd, nuttig] = [0, 0, 0];
  for (const { stand, terugkoppelingen } of meldingen) {
    if (stand.feiten.oefening) continue;
    for (const tekst of terugkoppelingen) {
      if (tekst.berichtId === undefined) continue;
      gegeven += 1;
      if (tekst.nuttig !== undefined) gereageerd += 1;
      if (tekst.nuttig) nuttig += 1;
    }
  }
  return { gegeven, gereageerd, nuttig };
}

/**
 * Takes a melding and the way to the others; gives the one in which it is worked on: itself, or what it was joined to,
 * and so on. A melding that is not there, or that would lead around in a circle, ends the way.
 */
export function hoofdVan(melding: Melding, zoek: (id: string) => Melding | undefined): Melding {
  const geweest = new Set<string>();
  let hier = melding;
  while (hier.stand.feiten.afdoening === 'samengevoegd' && hier.samengevoegdMet !== undefined) {
    geweest.add(hier.id);
    const verder = zoek(hier.samengevoegdMet);
    if (!verder || geweest.has(verder.id)) return hier;
    hier = verder;
  }
  return hier;
}
