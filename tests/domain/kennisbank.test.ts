import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  kennisartikelen,
  kennisbank,
  kennisstukken,
  landelijkePartners,
  regionalePartners,
  teBevestigen,
} from '#i18n/nl/kennisbank.ts';
import { Signalenlijst } from '#domain/signalenlijst.ts';
import { buildZoekindex, indicatorstukken, zoek } from '#domain/zoeken.ts';

const items = kennisartikelen.flatMap((artikel) => artikel.items);
const begrippen = kennisbank.begrippen.lijst;
const partners = [...landelijkePartners, ...regionalePartners];

/** Every string in a value, however deep. */
function teksten(waarde: unknown): string[] {
  if (typeof waarde === 'string') return [waarde];
  return waarde && typeof waarde === 'object' ? Object.values(waarde).flatMap(teksten) : [];
}
const lopend = [
  ...items.flatMap(({ regels }) => regels),
  ...begrippen.map(([, betekenis]) => betekenis),
  ...partners.map(({ wanneer }) => wanneer),
  ...kennisbank.zoLoopt.stappen.flatMap(({ uitleg }) => uitleg),
];
const zinnen = lopend.flatMap((tekst) => tekst.split(/(?<=[.?!:])\s+/));

/** The numbers that may be in the app: domein §6. All others belong to the municipality's configuration. */
const NUMMERS = ['112', '0900-8844', '0800-7000', '033-448 11 86', '0800-5151', '0800-2000'];

describe('de kennisbank', () => {
  test('vertelt alles wat een toezichthouder ter plekke wil weten', () => {
    expect(kennisartikelen.map(({ id }) => id)).toEqual([
      'kb-acuut',
      'kb-vormen',
      'kb-ter-plekke',
      'kb-ander',
      'kb-gedwongen',
      'kb-signaal',
      'kb-vastleggen',
      'kb-fotos',
      'kb-dicteren',
      'kb-wissen',
    ]);
    for (const { id, items: delen } of kennisartikelen) {
      expect(delen.length, id).toBeGreaterThan(1);
      for (const deel of delen) {
        expect(deel.id, id).toMatch(new RegExp(`^${id}-[a-z-]+$`));
        expect(deel.regels.length, deel.id).toBeGreaterThan(0);
      }
    }
  });

  test('geeft alles een eigen, vaste id', () => {
    const ids = [...kennisartikelen, ...items, ...partners].map(({ id }) => id as string);
    const alle = [...ids, ...begrippen.map(([, , id]) => id)];
    expect(new Set(alle).size).toBe(alle.length);
    for (const id of alle) expect(id).toMatch(/^(kb|partner|begrip)-[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(ids.filter((id) => id.startsWith('kb-')).sort()).toMatchSnapshot();
  });

  test('[C-52] noemt mensenhandel alleen in lopende tekst, nooit in een titel, kop of knop', () => {
    const titels = [
      ...kennisartikelen.flatMap(({ titel, uitleg }) => [titel, uitleg]),
      ...items.map(({ kop }) => kop),
      ...begrippen.map(([woord]) => woord),
      ...partners.map(({ naam }) => naam),
      kennisbank.titel,
      kennisbank.terPlekke,
      kennisbank.vragen,
      kennisbank.meer,
      ...[kennisbank.nummers, kennisbank.begrippen, kennisbank.zoLoopt].flatMap(({ titel, uitleg }) => [
        titel,
        uitleg,
      ]),
    ];
    for (const titel of titels) expect(titel).not.toMatch(/mensenhandel/i);
    expect(lopend.join(' ')).toMatch(/mensenhandel/);
  });

  test('heeft alleen landelijke nummers die gelezen zijn, en laat regionale aan de gemeente', () => {
    const gevonden = teksten([kennisartikelen, kennisbank, partners]).flatMap(
      (tekst) => tekst.match(/(?<!\d)(?:0\d{2,3}[- ]?\d[\d ]{2,}\d|\+\d[\d ]{6,}|112)(?!\d)/g) ?? [],
    );
    expect(gevonden.length).toBeGreaterThan(NUMMERS.length);
    const bellen = NUMMERS.map((nummer) => nummer.replaceAll(/\D/g, ''));
    for (const nummer of gevonden) expect([...NUMMERS, ...bellen], nummer).toContain(nummer);
    for (const { nummer, bel } of landelijkePartners) {
      expect(nummer?.replaceAll(/\D/g, '')).toBe(bel);
      if (nummer) expect(NUMMERS).toContain(nummer);
    }
    expect(kennisbank.nummers.lijst.map(({ nummer }) => nummer).sort()).toEqual([...NUMMERS].sort());
    for (const partner of regionalePartners) expect(Object.keys(partner)).toEqual(['id', 'naam', 'wanneer']);
    expect(landelijkePartners.find(({ id }) => id === 'partner-fairwork')).not.toHaveProperty('nummer');
  });

  test('zegt erbij wat de gemeente nog moet bevestigen', () => {
    expect(teBevestigen).toBe('Te bevestigen door de gemeente');
    expect(items.filter((item) => item.teBevestigen).map(({ id }) => id)).toEqual([
      'kb-acuut-ander-netwerk',
      'kb-vormen-nieuw',
      'kb-vastleggen-bijzonder',
    ]);
  });
});

describe('de toon van de kennisbank', () => {
  test('is je, nooit u', () => {
    for (const tekst of teksten([kennisartikelen, partners, lopend]))
      expect(tekst.replaceAll(/‘[^’]*’/g, '')).not.toMatch(/\b(u|uw|uzelf)\b/);
  });

  test('noemt niemand slachtoffer, dader, illegaal of prostituee', () => {
    const persoon = /(?<!mogelijke? )\bslachtoffers?\b|\bdaders?\b|\billega(al|len|le)\b|\bprostituees?\b/i;
    for (const tekst of teksten([kennisartikelen, kennisbank, partners])) expect(tekst).not.toMatch(persoon);
  });

  test('heeft zinnen van hooguit twintig woorden', () => {
    expect(zinnen.length).toBeGreaterThan(150);
    for (const zin of zinnen) expect(zin.split(/\s+/).length, zin).toBeLessThanOrEqual(20);
  });

  test('belooft de ander niets en geeft niemand schuld', () => {
    for (const tekst of teksten(kennisartikelen))
      expect(tekst).not.toMatch(
        /\bwij (beloven|garanderen)|verblijfsvergunning|strafbaar gedrag van de bewoner/i,
      );
  });

  test('sluit lopende zinnen af, en lijstregels niet', () => {
    for (const { id, vorm, regels } of items) {
      for (const regel of regels) {
        if (vorm === 'tekst') expect(regel, id).toMatch(/[.?!]$/);
        else expect(regel, id).not.toMatch(/[.!]$/);
      }
    }
  });

  test('is ook in de begrippen en bij de partners van deze tijd: het PCT is van gemeenten', () => {
    expect(begrippen.find(([woord]) => woord === 'PCT')![1]).toMatch(/gemeenten/);
  });
});

describe('zoeken in kennisbank en signalen samen', () => {
  const folder = join(import.meta.dirname, '../../src/domain/signalenlijsten');
  const lijsten = ['huisvesting', 'prostitutie', 'hennep', 'algemeen'].map((id) =>
    Signalenlijst.parse(JSON.parse(readFileSync(join(folder, `${id}.json`), 'utf8'))),
  );
  const index = buildZoekindex([...indicatorstukken(lijsten), ...kennisstukken()]);
  const ids = (vraag: string) => zoek(index, vraag).map(({ id }) => id);

  test('heeft voor elk stuk een eigen id', () => {
    expect(new Set(index.ids).size).toBe(index.ids.length);
  });

  test('vindt een begrip, een artikel, een partner en een signaal, ook met een fout', () => {
    expect(ids('dicteren')[0]).toBe('kb-dicteren-stem');
    expect(ids('diteren')).toContain('kb-dicteren-stem');
    expect(ids('browsegegevens')).toContain('kb-wissen-gevolg');
    expect(ids('browsergegevens')).toContain('kb-wissen-gevolg');
    expect(ids('non-punishment')).toContain('kb-gedwongen-beginsel');
    expect(ids('nonpunishment')).toContain('kb-gedwongen-beginsel');
    expect(ids('comensa')).toContain('partner-comensha');
    expect(ids('arbeidsinspektie')).toContain('partner-arbeidsinspectie');
    expect(ids('kenmrk')).toContain('begrip-kenmerk');
    expect(ids('paspoort')).toEqual(
      expect.arrayContaining(['hv-paspoort-bij-werkgever', 'kb-vastleggen-niet']),
    );
  });
});
