import { geweigerd, gelukt } from '#domain/uitkomst.ts';
import { isSameBijlagen } from './bijlageregel.ts';
import { type Depositorij, isSame } from './envelopregel.ts';
import { keptBijlagen } from './postgres-bijlagen.ts';
import type { Db } from './postgres-db.ts';
import { DEPOSITO, place } from './postgres-deposito.ts';
import { isGone } from './postgres-journaal.ts';
import { statement } from './postgres-statement.ts';
import type { QuarantaineStore } from './quarantaine.ts';
import { hourOf } from './uren.ts';

const before = statement<Depositorij, { envId: string }>(
  `select ${DEPOSITO} from enveloppen e join postvakken p on p.tenant = e.tenant and p.postvak = e.postvak
   where e.tenant = @tenant and e.env_id = @envId`,
);
const apart = statement<{ apart: boolean }, { envId: string }>(
  `select quarantaine is not null and aangenomen_op is null as apart
   from enveloppen where tenant = @tenant and env_id = @envId`,
);
const accept = statement<never, { envId: string; op: string; seq: number }>(
  'update enveloppen set aangenomen_op = @op, seq = @seq where tenant = @tenant and env_id = @envId',
);

/** What stands apart: brought by a member, or by a device that was revoked. */
export function quarantaine(db: Db): QuarantaineStore {
  return {
    leesIn: (inlezing, spoor) =>
      db.write(inlezing.tenant, async (tx) => {
        const { envId, nu } = inlezing;
        const [gone, there] = await Promise.all([isGone(tx, envId), tx.one(before, { envId })]);
        if (gone) return geweigerd('vernietigd');
        if (there) {
          const same = isSame(there, inlezing) && isSameBijlagen(await keptBijlagen(tx, envId), inlezing);
          return same ? gelukt({ nieuw: false }) : geweigerd('andere-inhoud');
        }
        if (!(await place(tx, inlezing, hourOf(nu), 'reddingsbestand'))) return geweigerd('andere-inhoud');
        await tx.note(spoor);
        return gelukt({ nieuw: true });
      }),

    neemAan: ({ tenant, envId, nu }, spoor) =>
      db.write(tenant, async (tx) => {
        const found = await tx.one(apart, { envId });
        if (!found) return geweigerd('niet-gevonden');
        if (found.apart) {
          tx.send(accept, { envId, op: hourOf(nu), seq: await tx.next() });
          await tx.note(spoor);
        }
        return gelukt(undefined);
      }),
  };
}
