import { isSameBijlagen } from './bijlageregel.ts';
import { type Depositorij, isSame } from './envelopregel.ts';
import { aankondiging } from './sqlite-bijlagen.ts';
import type { Db } from './sqlite-db.ts';
import type { Inlezing, Quarantainereden } from './quarantaine.ts';

/** Keeping an envelope, whoever brings it; only inside `write`. */
export function deposits(db: Db) {
  const { sql } = db;
  const announced = aankondiging(db);
  const before = sql.prepare<[string, string], Depositorij>(
    `select env_id as envId, seq, ontvangen_op as ontvangenOp, spoed, quarantaine, aangenomen_op as aangenomenOp, stand,
       envelop, postvak, status_hash as statusHash, intrek_hash as intrekHash, token_hash as tokenHash
     from enveloppen join postvakken using (tenant, postvak) where tenant = ? and env_id = ?`,
  );
  const mailbox = sql.prepare(
    'insert into postvakken (tenant, postvak, token_hash) values (?, ?, ?) on conflict do nothing',
  );
  const insert = sql.prepare(
    `insert into enveloppen (tenant, env_id, seq, ontvangen_op, spoed, quarantaine, stand, envelop, postvak,
       status_hash, intrek_hash)
     values (@tenant, @envId, @seq, @ontvangenOp, @spoed, @quarantaine, 'ontvangen', @envelop, @postvak,
       @statusHash, @intrekHash)`,
  );
  const release = sql.prepare(
    'update enveloppen set quarantaine = null, seq = @seq where tenant = @tenant and env_id = @envId',
  );
  return {
    /** Gives what is there under this name, and whether it is the very same. */
    before(inlezing: Inlezing): (Depositorij & { gelijk: boolean }) | undefined {
      const { tenant, envId } = inlezing;
      const row = before.get(tenant, envId);
      if (!row) return undefined;
      const gelijk = isSame(row, inlezing) && isSameBijlagen(announced.kept(tenant, envId), inlezing);
      return { ...row, gelijk };
    },

    /** Says whether its mailbox was free; else nothing was kept. */
    place(inlezing: Inlezing, ontvangenOp: string, quarantaine: Quarantainereden | null): boolean {
      const { tenant, envId, envelop, postvak, statusHash } = inlezing;
      if (mailbox.run(tenant, postvak.id, postvak.tokenHash).changes === 0) return false;
      insert.run({
        tenant,
        envId,
        seq: db.next(tenant),
        ontvangenOp,
        spoed: Number(inlezing.spoed),
        quarantaine,
        envelop,
        postvak: postvak.id,
        statusHash,
        intrekHash: inlezing.intrekHash ?? null,
      });
      announced.schrijf(inlezing);
      return true;
    },

    /** Its own device brought it after all: it stands apart no longer, and comes again in the stream. */
    release: ({ tenant, envId }: Inlezing): void => void release.run({ tenant, envId, seq: db.next(tenant) }),
  };
}
