import { hoofdVan } from '#domain/aanvulling.ts';
import type { Melding } from '#domain/melding.ts';
import { type Soort, type Stuk, isApart, kenmerkOf, originOf, soortVan } from './desk-intake.ts';
import type { Office } from './desk-office.ts';
import type { Aanvullingregel, Bijgekomen, Nieuwregel } from './desk.ts';

/** Where what comes in belongs: a melding of its own, one that is there already, or nowhere yet. */

/** Nothing is added to these any more. */
const VOORBIJ: readonly Melding['stand']['stap'][] = ['vernietigd', 'ingetrokken'];

/**
 * Takes the envId of a signaal; gives the melding in which it is worked on, also when it was joined to another. Undefined
 * when nobody opened it here, or when that melding is gone: then what adds to it stands on its own.
 */
export function placeOf(office: Office, envId: string): Melding | undefined {
  const id = office.cases.ofEnvelope(envId);
  const melding = id === undefined ? undefined : office.melding(id);
  if (!melding) return undefined;
  const hoofd = hoofdVan(melding, (ander) => office.melding(ander));
  return [hoofd, melding].find(
    ({ stand, log }) => !VOORBIJ.includes(stand.stap) && log.some(({ toegepast }) => toegepast),
  );
}

/** Tells whether an envelope has its place: it opened a melding, or an entry that counts took it in. */
export function isPlaced({ cases, melding: fold }: Office, envId: string): boolean {
  const id = cases.ofEnvelope(envId);
  if (id === undefined || !cases.isReadable(id)) return false;
  if (cases.get(id)?.envId === envId) return true;
  const melding = fold(id);
  return (
    melding?.aanvullingen.some((een) => een.envId === envId) === true ||
    melding?.log.some(({ regel }) => regel?.inhoud.soort === 'reactie' && regel.inhoud.envId === envId) ===
      true
  );
}

/** Takes a melding; gives what was added to it, as far as it is here. */
export const attached = ({ stukken, devices }: Office, { aanvullingen }: Melding): readonly Bijgekomen[] =>
  aanvullingen.map((een) => {
    const oorsprong = originOf(stukken.get(een.envId), een, devices);
    return { envId: een.envId, kenmerk: oorsprong.kenmerk, oorsprong };
  });

/** The answers to „was dit nuttig?” that no log holds yet, of phones that the kring invited. */
export function unplacedReacties(
  office: Office,
): readonly { envId: string; vingerafdruk: string; reactie: Extract<Soort, { soort: 'reactie' }> }[] {
  return [...office.stukken.values()].flatMap(({ regel: { envId }, gelezen }) => {
    if (!gelezen.ok || gelezen.waarde.herkomst !== 'bevestigd') return [];
    if (office.cases.ofEnvelope(envId) !== undefined) return [];
    const reactie = soortVan(gelezen.waarde);
    return reactie.soort === 'reactie' && fits(office, reactie)
      ? [{ envId, vingerafdruk: gelezen.waarde.vingerafdruk, reactie }]
      : [];
  });
}

function fits(office: Office, { bij, berichtId }: Extract<Soort, { soort: 'reactie' }>): boolean {
  const id = office.cases.ofEnvelope(bij);
  const melding = id === undefined ? undefined : office.melding(id);
  return melding?.terugkoppelingen.some((tekst) => tekst.berichtId === berichtId) === true;
}

/** Every envelope that is in no melding yet, the oldest first. */
export function newOnes(office: Office): readonly Nieuwregel[] {
  return [...office.stukken.values()]
    .filter(({ regel: { envId } }) => !isPlaced(office, envId))
    .sort((a, b) => a.regel.seq - b.regel.seq)
    .flatMap((stuk) => newOne(office, stuk));
}

/** A row for what nobody opened yet. That it is urgent is known from inside as well: a server cannot hide it. */
function newOne(office: Office, stuk: Stuk): readonly Nieuwregel[] {
  const { envId, ontvangenOp, spoed, quarantaine } = stuk.regel;
  const regel = { envId, ontvangenOp, kenmerk: kenmerkOf(stuk) };
  if (!stuk.gelezen.ok) return [{ ...regel, spoed, stand: 'onleesbaar', reden: stuk.gelezen.reden }];
  const inside = soortVan(stuk.gelezen.waarde);
  if (inside.soort === 'nummer') return [];
  if (inside.soort === 'reactie') {
    // one that fits is put in its place by the desk itself
    return fits(office, inside) ? [] : [{ ...regel, spoed, stand: 'reactie', reden: 'reactie' }];
  }
  const melding = office.cases.ofEnvelope(envId);
  if (melding !== undefined && !office.cases.isReadable(melding)) {
    return [{ ...regel, spoed, stand: 'onleesbaar', reden: 'sleutel-onleesbaar' }];
  }
  const { concept } = stuk.gelezen.waarde.inhoud;
  const { soort, waar, oefening, acuut } = inside.signaal ?? {};
  const plaats = waar?.plaats;
  return [
    {
      ...regel,
      spoed: spoed || acuut !== undefined,
      concept,
      ...(soort && { soort }),
      ...(plaats !== undefined && { plaats }),
      ...(oefening !== undefined && { oefening }),
      ...(inside.soort === 'aanvulling' && { aanvulling: additionTo(office, inside.bij) }),
      ...(quarantaine !== undefined && isApart(stuk)
        ? { stand: 'quarantaine' as const, reden: quarantaine }
        : { stand: 'nieuw' as const }),
    },
  ];
}

function additionTo(office: Office, bij: string): Aanvullingregel {
  const melding = placeOf(office, bij);
  if (melding) {
    const gesloten = melding.stand.stap === 'afgesloten';
    const { oefening } = melding.stand.feiten;
    return { stand: 'in-melding', kenmerk: melding.oorsprong.kenmerk, gesloten, oefening };
  }
  const first = office.stukken.get(bij);
  const waits = first && office.cases.ofEnvelope(bij) === undefined;
  return waits ? { stand: 'nog-dicht', kenmerk: kenmerkOf(first) } : { stand: 'niet-hier' };
}
