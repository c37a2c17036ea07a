import { vindGevoelig, type Gevoeligsoort } from '#domain/gevoelig.ts';
import { controleerKenteken } from '#domain/kenteken.ts';
import { controleerHuisnummer, controleerPostcode, controleerToevoeging } from '#domain/postcode.ts';
import type { Signaal, Waar } from '#domain/signaal.ts';
import { t } from '#i18n/nl/field.ts';
import { v } from '#i18n/nl/verder.ts';
import { metTekst } from './antwoorden.ts';
import type { Plek } from './route.ts';

/** What was typed, looked over: as it should be written, or what looks odd about it. Never a reason to stop. */
export type Nagekeken = { goed: string } | { fout: string } | undefined;

/** Takes a Dutch plate as it was typed; gives it with its dashes, or the remark. */
export function kijkKentekenNa(tekst: string): Nagekeken {
  const uitkomst = controleerKenteken(tekst);
  if (uitkomst.ok) return { goed: uitkomst.waarde.kenteken };
  return uitkomst.reden === 'leeg' ? undefined : { fout: v.details.kentekenFouten[uitkomst.reden] };
}

export type Adresdeel = 'postcode' | 'huisnummer' | 'toevoeging';

/**
 * Takes the place and which part of the address was just left; gives the place in the usual writing („12a” becomes 12
 * and A), or the remark. An address is never looked up: that would tell someone where you are.
 */
export function kijkAdresNa(waar: Waar, deel: Adresdeel): { waar: Waar } | { fout: string } | undefined {
  const tekst = waar[deel] ?? '';
  if (tekst.trim() === '') return undefined;
  if (deel === 'postcode') {
    const uitkomst = controleerPostcode(tekst);
    return uitkomst.ok ? { waar: { ...waar, postcode: uitkomst.waarde } } : { fout: v.details.postcodeFout };
  }
  if (deel === 'toevoeging') {
    const uitkomst = controleerToevoeging(tekst);
    return uitkomst.ok
      ? { waar: metTekst(waar, 'toevoeging', uitkomst.waarde) }
      : { fout: v.details.toevoegingFout };
  }
  const uitkomst = controleerHuisnummer(tekst);
  if (!uitkomst.ok) return { fout: v.details.huisnummerFout };
  const { huisnummer, toevoeging } = uitkomst.waarde;
  // Two additions: then nobody but the officer knows which one is meant.
  if (toevoeging !== undefined && waar.toevoeging?.trim()) return undefined;
  return { waar: { ...waar, huisnummer, ...(toevoeging !== undefined && { toevoeging }) } };
}

/** Something in a free text that a signaal does not need, and where it is written. */
export interface Vondst {
  soort: Gevoeligsoort;
  /** the words themselves, so that they are found again */
  stuk: string;
  waar: string;
  naar: Plek;
  /** the indicator whose note it is */
  bij?: string;
}

/** Takes a signaal; gives every BSN, IBAN and phone number in its free texts (AVG art. 5(1)(c)). */
export function vindGevoeligIn({
  notitie,
  waar,
  voertuigen,
  antwoorden,
  collega,
  personen,
  gegevens = [],
}: Signaal): readonly Vondst[] {
  const details: Plek = { scherm: 'details' };
  const teksten: { tekst: string | undefined; waar: string; naar: Plek; bij?: string; telefoon?: true }[] = [
    ...Object.entries(antwoorden).map(([bij, antwoord]) => ({
      tekst: antwoord.notitie,
      waar: t.checklist.notitieLabel,
      naar: { scherm: 'zoek' } as const,
      bij,
    })),
    { tekst: waar.omschrijving, waar: v.details.waar, naar: details },
    { tekst: waar.plaats, waar: v.details.plaats, naar: details },
    { tekst: collega, waar: v.details.collega, naar: details },
    ...voertuigen.map(({ omschrijving }) => ({
      tekst: omschrijving,
      waar: v.details.voertuigen,
      naar: details,
    })),
    ...[...personen.talen, ...(personen.rollen ?? [])].map((tekst) => ({
      tekst,
      waar: v.details.personen,
      naar: details,
    })),
    ...gegevens.flatMap(({ naam, geboortedatum, document, contact }) => [
      ...[naam, geboortedatum, document].map((tekst) => ({
        tekst,
        waar: v.details.gegevens.kop,
        naar: details,
      })),
      // Where someone can safely be reached is asked for: a number belongs there.
      { tekst: contact, waar: v.details.gegevens.contact, naar: details, telefoon: true as const },
    ]),
    { tekst: notitie.feit, waar: v.details.feit, naar: details },
    { tekst: notitie.gezegd, waar: v.details.gezegd, naar: details },
    { tekst: notitie.indruk, waar: v.details.indruk, naar: details },
  ];
  return teksten.flatMap(({ tekst = '', waar: plek, naar, bij, telefoon }) =>
    vindGevoelig(tekst)
      .filter(({ soort }) => !(telefoon && soort === 'telefoonnummer'))
      .map(({ soort, van, tot }) => ({
        soort,
        stuk: tekst.slice(van, tot),
        waar: plek,
        naar,
        ...(bij !== undefined && { bij }),
      })),
  );
}
