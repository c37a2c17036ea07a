import { announceBijlagen } from './postgres-bijlagen.ts';
import type { Tx } from './postgres-db.ts';
import { statement } from './postgres-statement.ts';
import type { Inlezing, Quarantainereden } from './quarantaine.ts';

/** The columns of what is kept, in a select that calls the table `e` and its mailbox `p`. */
export const DEPOSITO = `e.env_id as "envId", e.seq, e.stand, e.ontvangen_op as "ontvangenOp", e.spoed, e.quarantaine,
  e.aangenomen_op as "aangenomenOp", e.envelop, e.postvak, e.status_hash as "statusHash", e.intrek_hash as "intrekHash",
  p.token_hash as "tokenHash"`;

// In one: the mailbox, if it is free, the place in the stream, the signposts, the envelope.
const insert = statement<
  never,
  {
    envId: string;
    ontvangenOp: string;
    spoed: boolean;
    quarantaine: Quarantainereden | null;
    envelop: string;
    postvak: string;
    tokenHash: string;
    statusHash: string;
    intrekHash: string | null;
  }
>(
  `with bus as (
     insert into postvakken (tenant, postvak, token_hash) values (@tenant, @postvak, @tokenHash)
     on conflict do nothing returning postvak
   ), plek as (
     update stromen set stroom = stroom + 1 where tenant = @tenant and exists (select from bus) returning stroom
   ), borden as (
     insert into wegwijzers (tenant, soort, sleutel, naar)
     select 'server', soort, sleutel, @tenant
     from bus, (values ('envelop', @envId), ('postvak', @postvak)) as bord (soort, sleutel)
     on conflict do nothing
   )
   insert into enveloppen (tenant, env_id, seq, ontvangen_op, spoed, quarantaine, stand, envelop, postvak, status_hash,
     intrek_hash)
   select @tenant, @envId, stroom, @ontvangenOp, @spoed, @quarantaine, 'ontvangen', @envelop, @postvak, @statusHash,
     @intrekHash
   from plek`,
);
const releasing = statement<never, { envId: string; seq: number }>(
  'update enveloppen set quarantaine = null, seq = @seq where tenant = @tenant and env_id = @envId',
);

/** Keeps an envelope, whoever brings it. Says whether its mailbox was free; else nothing was kept. */
export async function place(
  tx: Tx,
  inlezing: Inlezing,
  ontvangenOp: string,
  quarantaine: Quarantainereden | null,
): Promise<boolean> {
  const { envId, envelop, spoed, postvak, statusHash, intrekHash = null } = inlezing;
  const bus = { postvak: postvak.id, tokenHash: postvak.tokenHash };
  const row = { envId, ontvangenOp, spoed, quarantaine, envelop, ...bus, statusHash, intrekHash };
  if ((await tx.run(insert, row)) === 0) return false;
  announceBijlagen(tx, inlezing);
  return true;
}

/** Its own device brought it after all: it stands apart no longer, and comes again in the stream. */
export async function release(tx: Tx, envId: string): Promise<void> {
  tx.send(releasing, { envId, seq: await tx.next() });
}
