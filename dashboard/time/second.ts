import { type ReadonlySignal, signal } from '@preact/signals';
import { serverNowMs } from '../client/server-clock.ts';

let timer: ReturnType<typeof setTimeout> | undefined;

const clock = signal(serverNowMs(), {
  watched() {
    const tick = () => {
      clock.value = serverNowMs();
      timer = setTimeout(tick, 1000 - (clock.value % 1000));
    };
    timer = setTimeout(tick, 0);
  },
  unwatched() {
    clearTimeout(timer);
  },
});

/** The server's time in milliseconds, renewed at each of its seconds, and only while something on screen reads it. */
export const second: ReadonlySignal<number> = clock;
