import type { Auditregel } from './audit.ts';
import { SERVERKETEN } from './audit.ts';
import type { Bevinding, Onderzoek, Telling } from './bevinding.ts';
import { type IJkpunt, Ketenloper } from './keten.ts';
import type { Tx } from './postgres-db.ts';
import { statement } from './postgres-statement.ts';

const PAGE = 1000;

const counts = statement<Telling>(
  `select tenant,
     (select count(*) from enveloppen where tenant = @tenant) as enveloppen,
     (select count(*) from meldingen where tenant = @tenant) as meldingen,
     (select count(*) from logregels where tenant = @tenant) as regels,
     (select count(*) from bijlagen where tenant = @tenant and ontvangen = aantal) as bijlagen,
     stroom
   from stromen where tenant = @tenant`,
);
const entries = statement<Auditregel, { na: number; most: number }>(
  `select tenant, seq, op, actor, rol, actie, object, resultaat, herkomst, operatie, vorige, hash
   from audit where tenant = @tenant and seq > @na order by seq limit @most`,
);

/** Of some photos in the order of their key: how many chunks each has, and of how many the content is as announced. */
const photos = statement<
  { envId: string; bijlage: string; ontvangen: number; goed: number },
  { envId: string; bijlage: string }
>(
  `select b.env_id as "envId", b.bijlage, b.ontvangen, (
       select count(*) from bijlagedelen d
       where d.tenant = @tenant and d.env_id = b.env_id and d.bijlage = b.bijlage and d.deel < b.ontvangen
         and translate(rtrim(encode(sha256(d.inhoud), 'base64'), '='), '+/', '-_') = d.sha256) as goed
   from bijlagen b where b.tenant = @tenant and (b.env_id, b.bijlage) > (@envId, @bijlage)
   order by b.env_id, b.bijlage limit 50`,
);

async function areWhole(tenant: string, look: Look): Promise<boolean> {
  for (let after = { envId: '', bijlage: '' }; ;) {
    const page = await look(tenant, (tx) => tx.all(photos, after));
    if (page.some(({ ontvangen, goed }) => ontvangen !== goed)) return false;
    const last = page.at(-1);
    if (!last) return true;
    after = last;
  }
}

type Look = <T>(tenant: string, act: (tx: Tx) => Promise<T>) => Promise<T>;

/** Takes a way to look into each municipality, and the points its chains must pass; says what is there, or what is wrong. */
export async function inspectHouses(
  gemeenten: readonly string[],
  look: Look,
  told: (tenant: string) => readonly IJkpunt[] = () => [],
): Promise<Onderzoek> {
  const waarde: Bevinding = { tellingen: [], ketens: [] };
  for (const tenant of [SERVERKETEN, ...gemeenten]) {
    const loper = new Ketenloper(told(tenant));
    for (;;) {
      const page = await look(tenant, (tx) => tx.all(entries, { na: loper.head.seq, most: PAGE }));
      for (const regel of page) {
        const breuk = loper.step(regel);
        if (breuk) return { ok: false, gebrek: { soort: 'keten', tenant, breuk } };
      }
      if (page.length === 0) break;
    }
    const breuk = loper.end();
    if (breuk) return { ok: false, gebrek: { soort: 'keten', tenant, breuk } };
    waarde.ketens.push({ tenant, seq: loper.head.seq });
    if (!(await areWhole(tenant, look))) return { ok: false, gebrek: 'beschadigd' };
    const telling = await look(tenant, (tx) => tx.one(counts, {}));
    if (telling && tenant !== SERVERKETEN) waarde.tellingen.push(telling);
  }
  return { ok: true, waarde };
}
