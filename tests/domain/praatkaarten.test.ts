import { describe, expect, test } from 'vitest';
import { kaarten, praatkaarten } from '#i18n/nl/praatkaarten.ts';
import { type Taalcode, praattalen } from '#i18n/nl/praattalen.ts';

const codes = praattalen().map(({ code }) => code);
const buiten = codes.filter((code) => code !== 'nl');

describe('de praatkaarten', () => {
  test('zijn er in het Nederlands, Engels, Pools, Roemeens, Bulgaars, Oekraïens en Spaans', () => {
    expect(codes).toEqual(['nl', 'en', 'pl', 'ro', 'bg', 'uk', 'es']);
    for (const code of codes) expect(Intl.getCanonicalLocales(code)).toEqual([code]);
  });

  test('zijn in elke taal volledig, elk met een eigen id', () => {
    expect(new Set(kaarten.map(({ id }) => id)).size).toBe(kaarten.length);
    for (const { id, zin } of kaarten) {
      expect(Object.keys(zin).sort(), id).toEqual([...codes].sort());
      expect(new Set(Object.values(zin)).size, id).toBe(codes.length);
      for (const [code, tekst] of Object.entries(zin))
        expect(tekst, `${id} ${code}`).toMatch(/^\S.{8,119}\?$/u);
    }
  });

  test('staan in het schrift van hun taal', () => {
    for (const { id, zin } of kaarten) {
      for (const code of codes) {
        const cyrillisch = code === 'bg' || code === 'uk';
        expect(/\p{Script=Cyrillic}/u.test(zin[code]), `${id} ${code}`).toBe(cyrillisch);
        expect(/\p{Script=Latin}/u.test(zin[code]), `${id} ${code}`).toBe(!cyrillisch);
      }
      expect(zin.bg, id).not.toMatch(/[іїєґ]/iu);
      expect(zin.uk, id).not.toMatch(/[ъыэё]/iu);
    }
  });

  test('noemen nooit waar de toezichthouder aan denkt', () => {
    const beladen =
      /mensenhandel|uitbuit|gedwongen|slachtoffer|politie|traffick|exploit|forced|victim|police|handel|wyzysk|przymus|policj|trafic|forțat|poliți|трафик|принуд|полиц|торгівл|примус|поліц|trata|obligad|policía/iu;
    for (const { id, zin } of kaarten)
      for (const tekst of Object.values(zin)) expect(tekst, id).not.toMatch(beladen);
  });

  test('zeggen dat er nog geen vertaler naar keek, tot de gemeente een taal bevestigt', () => {
    const open = (bevestigd?: readonly Taalcode[]) =>
      praattalen(bevestigd).flatMap(({ code, gecontroleerd }) => (gecontroleerd ? [] : code));
    expect(open()).toEqual(buiten);
    expect(open(['pl', 'ro'])).toEqual(['en', 'bg', 'uk', 'es']);
    expect(open()).toEqual(buiten);
    expect(praatkaarten.nietGecontroleerd).toBe('Nog niet door een vertaler gecontroleerd');
  });

  test('spreken de ander aan met u, en de toezichthouder met je', () => {
    for (const { id, zin, onderwerp } of kaarten) {
      expect(zin.nl, id).not.toMatch(/\b(je|jij|jouw)\b/);
      expect(onderwerp, id).not.toMatch(/\b(u|uw)\b/i);
    }
    const rondom = Object.values(praatkaarten).map((tekst) =>
      typeof tekst === 'string' ? tekst : tekst(1, 8),
    );
    for (const tekst of rondom) expect(tekst).not.toMatch(/\b(u|uw)\b|mensenhandel/i);
  });
});
