import type { Draadsoort } from '#domain/samenhang.ts';

/** Words for what two signalen have in common. */
export const samenhang = {
  titel: 'Hoort hier meer bij?',
  uitleg: 'Dit staat ook in andere signalen van deze gemeente. Of het iets betekent, weet jij.',
  draad: {
    adres: (wat: string) => `zelfde adres: ${wat}`,
    kenteken: (wat: string) => `zelfde kenteken: ${wat}`,
    telefoonnummer: (wat: string) => `zelfde telefoonnummer: ${wat}`,
    'kvk-nummer': (wat: string) => `zelfde KvK-nummer: ${wat}`,
    bedrijf: (wat: string) => `zelfde bedrijf: ${wat}`,
  } satisfies Record<Draadsoort, (wat: string) => string>,
  bijna: (zin: string) => zin.replace(/^zelfde/, 'lijkt op'),
  gezegd: 'hoort bij elkaar',
  hoortBij: 'Hoort bij elkaar',
  hoortNiet: 'Hoort er niet bij',
  toch: 'Toch wel',
  open: (kenmerk: string) => `Open ${kenmerk}`,
  gedaan: 'Vastgelegd in het logboek',
  voegSamen: 'Gaat het over hetzelfde? Voeg ze dan samen bij de stappen. Beide melders horen dat dan van je.',
  nietBij: (n: number) =>
    n === 1 ? '1 signaal dat er niet bij hoort' : `${n} signalen die er niet bij horen`,
  tekening: (n: number) => (n === 1 ? 'Dit signaal en 1 ander' : `Dit signaal en ${n} andere`),
};
