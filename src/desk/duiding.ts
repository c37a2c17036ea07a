import { useEffect, useState } from 'preact/hooks';
import * as z from 'zod/mini';
import { type Indicator, LijstId, Signalenlijst } from '#domain/signalenlijst.ts';

/** How strong an indicator is and who says so: for the desk only, and never added up. */
const Duiding = z.looseObject({
  signalen: z.record(
    z.string(),
    z.looseObject({ sterkte: z.string(), sterkteBron: z.string(), bronnen: z.array(z.string()) }),
  ),
  sterkteBronnen: z.record(z.string(), z.string()),
});

export interface Uitleg {
  tekst: string;
  sterkte?: string | undefined;
  sterkteBron?: string | undefined;
  kanOok?: string | undefined;
}

const SOURCES: Record<LijstId, () => Promise<{ default: unknown }>> = {
  huisvesting: () => import('#domain/signalenlijsten/huisvesting.json'),
  prostitutie: () => import('#domain/signalenlijsten/prostitutie.json'),
  hennep: () => import('#domain/signalenlijsten/hennep.json'),
  algemeen: () => import('#domain/signalenlijsten/algemeen.json'),
};

let known: Promise<ReadonlyMap<string, Uitleg>> | undefined;

async function load(): Promise<ReadonlyMap<string, Uitleg>> {
  const [duiding, ...lijsten] = await Promise.all([
    import('#domain/signalenlijsten/duiding.json'),
    ...LijstId.options.map((id) => SOURCES[id]()),
  ]);
  const { signalen, sterkteBronnen } = Duiding.parse(duiding.default);
  const uitleg = ({ id, tekst, kanOok }: Indicator): [string, Uitleg] => [
    id,
    {
      tekst,
      kanOok,
      sterkte: signalen[id]?.sterkte,
      sterkteBron: sterkteBronnen[signalen[id]?.sterkteBron ?? ''],
    },
  ];
  return new Map(
    lijsten.flatMap((lijst) =>
      Signalenlijst.parse(lijst.default).secties.flatMap((sectie) => sectie.signalen.map(uitleg)),
    ),
  );
}

/** The text and the meaning of every indicator by its id; undefined while the lists are being read. */
export function useUitleg(): ReadonlyMap<string, Uitleg> | undefined {
  const [uitleg, setUitleg] = useState<ReadonlyMap<string, Uitleg>>();
  useEffect(() => {
    known ??= load();
    void known.then(setUitleg);
  }, []);
  return uitleg;
}
