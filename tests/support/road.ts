import { once } from 'node:events';
import { type Socket, connect, createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** 64 kbit/s */
const BYTES_PER_SECOND = 8_000;
const SLICE = 4 * 1024;

/**
 * A line between a phone and a server that breaks after so many bytes, whoever sent them: every socket on it is dropped.
 * Its clock is what goes over it, so that a test on a slow machine is the same test: 20 seconds at 64 kbit/s are 160,000
 * bytes. What is counted is what went up.
 */
export interface Road {
  address: string;
  /** bytes that went up so far */
  up(): number;
  breaks(): number;
  /** how long a line of 64 kbit/s would have taken for what went up; milliseconds */
  ms(): number;
  /** Takes how many bytes go over it between one break and the next; undefined is no break any more. */
  breakAfter(next: () => number | undefined): void;
}

export async function openRoad(to: number): Promise<Road> {
  const sockets = new Set<Socket>();
  let [up, breaks] = [0, 0];
  let next: () => number | undefined = () => undefined;
  let left: number | undefined;

  /** Lets what was brought be read before the line goes, as on a line that is slower than who reads. */
  async function breakNow(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, 20));
    breaks += 1;
    for (const socket of sockets) socket.destroy();
    left = next();
  }

  async function bring(piece: Buffer, away: Socket): Promise<void> {
    for (let at = 0; at < piece.length;) {
      const size = Math.min(SLICE, piece.length - at, left ?? SLICE);
      if (away.destroyed) return;
      up += size;
      if (left !== undefined) left -= size;
      if (!away.write(piece.subarray(at, at + size)))
        await Promise.race([once(away, 'drain'), once(away, 'close')]);
      at += size;
      if (left === 0) return breakNow();
    }
  }

  const server = createServer((here) => {
    const away = connect(to, '127.0.0.1');
    for (const [socket, other] of [
      [here, away],
      [away, here],
    ] as const) {
      sockets.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => {
        sockets.delete(socket);
        other.destroy();
      });
    }
    here.on('data', (piece: Buffer) => {
      here.pause();
      // where nobody listens any more the road ends here too
      bring(piece, away).then(
        () => here.resume(),
        () => here.destroy(),
      );
    });
    away.pipe(here);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    up: () => up,
    breaks: () => breaks,
    ms: () => (up / BYTES_PER_SECOND) * 1_000,
    breakAfter(each) {
      next = each;
      left = next();
    },
  };
}
