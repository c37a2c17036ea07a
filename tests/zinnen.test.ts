import { expect, test } from 'vitest';
import { t as desk } from '#i18n/nl/desk.ts';
import { t as field } from '#i18n/nl/field.ts';
import { v as verder } from '#i18n/nl/verder.ts';
import { refusals } from '#i18n/nl/refusals.ts';
import type { Deskweigering } from '#device/desk.ts';
import type {
  Bewaarweigering,
  Inschrijfweigering,
  Ontgrendelweigering,
  Startstand,
  Syncstand,
} from '#device/phone.ts';
import { FINAL } from '#device/delivery.ts';

/* Every refusal is a sentence for the person who meets it. The types see to it that no word is missing in these lists. */

const inschrijven: Record<Inschrijfweigering, string> = refusals.inschrijven;
const ontgrendelen: Record<Ontgrendelweigering, string> = refusals.ontgrendelen;
const waarschuwing: Record<NonNullable<Syncstand['waarschuwing']>, string> = refusals.waarschuwing;
const startstanden: Record<
  Exclude<Startstand, 'gereed' | 'niet-ingeschreven'>,
  { titel: string; zin: string; doe: string }
> = verder.startstanden;
const bewaren: Record<Bewaarweigering, { kop: string; zin: string }> = field.bewaren;
const bureau: Record<Deskweigering, { kop: string; zin: string }> = desk.weigering;

const sentences = [
  ...[inschrijven, ontgrendelen, waarschuwing, refusals.aflevering].flatMap((shelf) => Object.values(shelf)),
  ...(['geen-opslag', 'opslag-verdwenen', 'opslag-nieuwer'] as const)
    .map((stand) => startstanden[stand])
    .flatMap(({ titel, zin, doe }) => [`${titel}.`, zin, doe]),
  ...[bewaren['opslag-vol'], bewaren['opslag-weg'], ...Object.values(bureau)].map(({ zin }) => zin),
];

test('elke weigering is een hele zin, die begint met een hoofdletter en eindigt met een punt', () => {
  expect(sentences.length).toBeGreaterThan(60);
  expect(sentences.filter((sentence) => !/^[A-ZÀ-Ý0-9‘].*[.?]$/.test(sentence))).toEqual([]);
});

test('elke reden waarom de server een signaal niet aanneemt, heeft haar eigen zin', () => {
  const shelf: Record<string, string> = refusals.aflevering;
  expect(FINAL.filter((reden) => !shelf[reden])).toEqual([]);
});
